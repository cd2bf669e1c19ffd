import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardFaults } from '../../src/policy/join/card.ts';
import { cardSchema } from '../../src/policy/schema/card.ts';
import { editedFixture } from '../content.ts';

const TEXT = '企业提交材料，由银行上传。登记中心5日内办结。';
const fieldsOf = (data: Parameters<typeof cardFaults>[0]) =>
  cardFaults(data, TEXT, 'content/fj7/01.mdx', '').map(({ field }) => field);

describe('a card', () => {
  it('that rests on the paragraph has no fault', () => {
    assert.deepEqual(
      fieldsOf({
        card: { doers: [{ text: '银行', phrases: ['由银行上传'] }] },
        questions: ['由谁审核？'],
      }),
      [],
    );
  });

  it('is told of words that are not there, of a cell that is too long, of numbers of its own', () => {
    assert.deepEqual(
      fieldsOf({
        card: {
          doers: [{ text: '海关', phrases: ['由海关上传'] }],
          limits: [{ text: '长'.repeat(31), phrases: ['由银行上传'] }],
          conditions: [{ text: '3日内办结', phrases: ['登记中心5日内办结'] }],
        },
        questions: ['满30天怎么办？'],
      }),
      [
        'card.doers[0].phrases[0]',
        'card.limits[0].text',
        'card.conditions[0].text',
        'questions[0]',
      ],
    );
  });

  it('asks: a question ends as one', () => {
    assert.equal(cardSchema.questions.safeParse(['由谁审核。']).success, false);
    assert.equal(cardSchema.questions.safeParse(['由谁审核？']).success, true);
  });

  it('that names a platform of no list is a fault that says which there are', () => {
    const { faults } = editedFixture((files) =>
      files.replace(
        'content/ta1/01.mdx',
        'points:',
        'card:\n  platforms:\n    - { id: nowhere, text: 平台, phrases: ["建设商品溯源平台"] }\npoints:',
      ),
    );
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['card.platforms[0]'],
    );
  });
});
