import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultReport } from '../../src/policy/fault.ts';
import type { NoticeBlock } from '../../src/policy/model.ts';
import { outline } from '../../src/policy/source/clause.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { editedFixture, mergedRoot } from '../content.ts';

const FILE = 'content/zz1/notice.mdx';

/** The outline of some paragraphs, each on a line of its own from line 1 of the body. */
function outlined(paragraphs: readonly string[], signOff: readonly string[] = []) {
  const blocks = paragraphs.map(
    (text, index): NoticeBlock => ({
      kind: 'paragraph',
      text,
      quotable: text,
      line: index + 1,
    }),
  );
  const { clauses, faults } = outline(blocks, FILE, 10, signOff);
  return { clauses: clauses.filter((clause) => clause !== undefined), faults };
}

const anchors = (paragraphs: readonly string[]) => {
  const { clauses, faults } = outlined(paragraphs);
  assert.deepEqual(faults, []);
  return clauses.map(({ anchor }) => anchor).join(' ');
};

describe('the outline of a notice', () => {
  it('has a clause of each level below its parent', () => {
    const { clauses, faults } = outlined([
      '引言。',
      '一、甲',
      '（一）乙。',
      '1.丙。',
      '（1）丁。',
      '（2）戊。',
      '2.己。',
      '（二）庚。',
      '二、辛',
    ]);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      clauses.map(({ anchor, level, label, heading }) => [anchor, level, label, heading]),
      [
        ['c1', 1, '一', '甲'],
        ['c1-1', 2, '一（一）', '乙'],
        ['c1-1-1', 3, '一（一）1', '丙'],
        ['c1-1-1-1', 4, '一（一）1（1）', '丁'],
        ['c1-1-1-2', 4, '一（一）1（2）', '戊'],
        ['c1-1-2', 3, '一（一）2', '己'],
        ['c1-2', 2, '一（二）', '庚'],
        ['c2', 1, '二', '辛'],
      ],
    );
  });

  for (const [what, paragraphs, expected] of [
    ['two wide blanks before the number', ['　　一、甲', '　　（一）乙。丙。'], 'c1 c1-1'],
    ['blanks around the signs', [' 一 、 甲', '（ 一 ） 乙。'], 'c1 c1-1'],
    ['a half-width full stop', ['一. 甲', '二.乙'], 'c1 c2'],
    ['a full-width full stop', ['一．甲', '二．乙'], 'c1 c2'],
    ['half-width brackets', ['一、甲', '(一)乙。', '(二)丙。'], 'c1 c1-1 c1-2'],
    ['brackets of two widths', ['一、甲', '（一)乙。', '(二）丙。'], 'c1 c1-1 c1-2'],
    ['one character for a number in brackets', ['一、甲', '㈠乙。', '㈡丙。'], 'c1 c1-1 c1-2'],
    ['radicals from a PDF', ['⼀、甲', '⼆、乙'], 'c1 c2'],
    ['full-width digits', ['一、甲', '１．乙。', '２．丙。'], 'c1 c1-1 c1-2'],
    ['one character for a number and its stop', ['一、甲', '⒈乙。', '⒉丙。'], 'c1 c1-1 c1-2'],
    ['digits with an enumeration comma', ['一、甲', '1、乙。', '2、丙。'], 'c1 c1-1 c1-2'],
    ['no level above the second', ['（一）甲。', '（二）乙。'], 'c1 c2'],
    ['digits alone', ['1.甲。', '2.乙。'], 'c1 c2'],
    [
      'the third level right below the first',
      ['一、甲', '1.乙。', '二、丙', '1.丁。'],
      'c1 c1-1 c2 c2-1',
    ],
    [
      'more than ten',
      Array.from(
        { length: 12 },
        (_, index) => `${'一二三四五六七八九十'[index] ?? ['十一', '十二'][index - 10]}、甲`,
      ),
      'c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12',
    ],
    [
      'a decimal, a year and 一是, which are no numbers',
      ['1.5万元以下的。', '2019年起。', '一是甲。', '甲一、乙', '一线、二线'],
      '',
    ],
  ] as const) {
    it(`is found with ${what}`, () => assert.equal(anchors(paragraphs), expected));
  }

  it('keeps the words as printed: heading and text make up the paragraph', () => {
    for (const text of ['　　一. 甲。乙。', '(一) 甲', '㈠甲。乙', '1．甲。', '一、甲。']) {
      const [clause] = outlined([text]).clauses;
      assert.equal((clause?.printedHeading ?? '') + clause?.fullText, text);
      assert.equal(clause?.heading, '甲');
    }
  });

  it('takes a clause of one sentence for a heading without text', () => {
    const [clause] = outlined(['一、各单位要抓好落实。']).clauses;
    assert.deepEqual([clause?.heading, clause?.text], ['各单位要抓好落实', '']);
  });

  it('gives a clause the paragraphs below it, up to the next one or to the sign-off', () => {
    const { clauses } = outlined(
      ['一、甲', '乙。', '丙。', '二、丁', '戊。', '某机关', '2020年1月1日', '(公开)'],
      ['某机关', '2020年1月1日'],
    );
    assert.deepEqual(
      clauses.map(({ paragraphs }) => paragraphs),
      [['乙。', '丙。'], ['戊。']],
    );
  });

  it('takes attachments for none, though they are numbered', () => {
    const { clauses, faults } = outlined(['一、甲', '附件：1.甲表', '2.乙表', '某机关']);
    assert.deepEqual([clauses.length, clauses[0]?.paragraphs, faults], [1, [], []]);
  });

  it('goes on below an issuer that heads the document', () => {
    const { clauses } = outlined(
      ['某机关', '一、甲', '某机关', '2020年1月1日'],
      ['某机关', '2020年1月1日'],
    );
    assert.equal(clauses.length, 1);
  });

  for (const [what, paragraphs, line, expected] of [
    ['out of order', ['一、甲', '三、乙', '四、丙'], 2, '通知开头之下应是“二、”'],
    ['repeated', ['一、甲', '（一）乙。', '（一）丙。', '（二）丁。'], 3, '一之下应是“（二）”'],
    ['not from one', ['一、甲', '（二）乙。', '（三）丙。'], 2, '一之下应是“（一）”'],
    ['without its parent', ['（一）甲。', '一、乙'], 2, '通知开头之下应是“（二）”'],
    [
      'of another level than those beside it',
      ['一、甲', '1.乙。', '（一）丙。'],
      3,
      '一之下应是“2.”',
    ],
    ['no number that anybody counts', ['一、甲', '一二、乙'], 2, '通知开头之下应是“二、”'],
    [
      'below the list of attachments',
      ['一、甲', '附件：表', '二、乙'],
      3,
      '条款都在落款和附件说明之前',
    ],
  ] as const) {
    it(`tells of a number ${what}: where, and what was expected`, () => {
      const { faults } = outlined(paragraphs);
      assert.equal(faults.length, 1, faults.map(({ problem }) => problem).join());
      assert.equal(faults[0]?.line, line + 10);
      assert.ok(faults[0]?.problem.includes(expected), faults[0]?.problem);
    });
  }
});

describe('the contact person of a clause', () => {
  const clauses = (text: string, quotable: string) =>
    outline([{ kind: 'paragraph', text, quotable, line: 1 }], FILE, 0).clauses[0];

  for (const [text, quotable] of [
    ['（一）报送。报我办（联系人：甲）。完。', '（一）报送。报我办。完。'],
    ['（一）报送（联系人：甲）。完。', '（一）报送。完。'],
    ['（一）报送我办（联系人：甲）', '（一）报送我办'],
  ] as const) {
    it(`stands in the full text of ${text} alone`, () => {
      const clause = clauses(text, quotable);
      assert.ok(clause);
      assert.equal(clause.printedHeading + clause.fullText, text);
      assert.equal(clause.printedHeading + clause.text, quotable);
      assert.ok(!clause.heading.includes('联系人') && clause.fullText.includes('联系人'));
    });
  }
});

describe('the clauses of the content', () => {
  const { notices } = checkedCatalog(mergedRoot());

  it('make up the paragraphs that they are of, to the letter', () => {
    for (const { parts } of notices) {
      for (const part of parts) {
        if (part.kind !== 'paragraph' || !part.clause) continue;
        assert.equal(part.clause.printedHeading + part.clause.fullText, part.text);
      }
    }
  });

  it('are all paragraphs that begin with a number, counted without any code of the site', () => {
    for (const { clauses, parts } of notices) {
      const end = parts.findIndex((part) => part.kind === 'paragraph' && /^附件/.test(part.text));
      const numbered = parts
        .slice(0, end)
        .filter(
          (part) =>
            part.kind === 'paragraph' &&
            /^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/.test(part.text),
        );
      assert.equal(clauses.length, numbered.length);
      assert.equal(new Set(clauses.map(({ anchor }) => anchor)).size, clauses.length);
    }
  });

  it('name the contact person in their full text and nowhere else', () => {
    for (const { parts, clauses } of notices) {
      for (const part of parts) {
        if (part.kind !== 'paragraph' || part.text === part.quotable) continue;
        const contact = part.text.slice(part.text.indexOf('（联系人'), -1);
        assert.ok(part.clause?.fullText.includes(contact));
        const quoted = clauses.map((one) => one.printedHeading + one.text + one.paragraphs.join());
        assert.ok(!quoted.some((words) => words.includes(contact)));
      }
    }
  });
});

describe('a number in a published notice', () => {
  for (const [from, to] of [
    ['二、加强组织实施', '二.加强组织实施'],
    ['二、加强组织实施', '二．加强组织实施'],
    ['（三）及时总结评估', '(三)及时总结评估'],
    ['（三）及时总结评估', '㈢及时总结评估'],
  ] as const) {
    it(`may be printed ${to}`, () => {
      const { catalog, faults } = editedFixture((files) => files.replaceOfficial('ta1', from, to));
      assert.deepEqual(faults, []);
      const notice = catalog.notices.find(({ id }) => id === 'ta1');
      assert.equal(notice?.clauses.map(({ anchor }) => anchor).join(' '), 'c1 c2 c2-1 c2-2 c2-3');
    });
  }

  it('may have blanks around it in the source', () => {
    const { faults } = editedFixture((files) =>
      files.replace('content/ta1/source.txt', '二、加强组织实施', '　　二、 加强组织实施'),
    );
    assert.deepEqual(faults, []);
  });

  it('that has blanks in the content makes one message, of the blanks', () => {
    for (const to of ['　　二、加强组织实施', '二. 加强组织实施']) {
      const { faults } = editedFixture((files) =>
        files.replaceOfficial('ta1', '二、加强组织实施', to),
      );
      assert.equal(faults.length, 1);
      assert.match(faults[0]?.problem ?? '', /空格/);
    }
  });

  it('that changed makes one message, not one for each address below it', () => {
    for (const [from, to] of [
      ['二、加强组织实施', '三、加强组织实施'],
      ['（三）及时总结评估', '（八）及时总结评估'],
    ] as const) {
      const { faults } = editedFixture((files) =>
        files.replace('content/ta1/notice.mdx', from, to),
      );
      assert.equal(faults.length, 1, faultReport(faults));
      assert.match(faults[0]?.problem ?? '', /与原文不一致/);
    }
  });

  it('that has no place makes one message, where the source says so too', () => {
    const { faults } = editedFixture((files) =>
      files.replaceOfficial('ta1', '（三）及时总结评估', '（八）及时总结评估'),
    );
    assert.equal(faults.length, 1);
    assert.match(faults[0]?.problem ?? '', /“（八）”接不上：二之下应是“（三）”/);
  });
});
