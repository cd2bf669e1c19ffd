/**
 * The editors' manual explains each message that the program has, and none that it hasn't. Messages
 * are read out of the source by `tests/told.ts`, which says what it doesn't find.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { explainedMessages, MANUAL, manualText } from '../manual.ts';
import { type Message, messages } from '../told.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
/** Labels of a message's lines and parts of one, and words that a missing key is told instead of. */
const PARTS = ['第 … 行', '字段 …', '   问题：…', '   改法：…', '… 上的', '…用 …'];

const told = messages().filter(({ text }) => !PARTS.includes(text));
const explained = explainedMessages();

/** The first line of a message: what it quotes stands below. */
const opening = ({ text }: Message) => text.replace(/^[…\s]*\n/, '').split('\n')[0] ?? '';
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Words in which `…` stands for any. */
const pattern = (words: string) => words.split(/…+/).map(escaped).join('.*');

/** Whether a row's words are a message's, or hold it where the message is a part of a sentence. */
function explains(words: string, message: Message): boolean {
  const said = opening(message);
  if (new RegExp(`^${pattern(words)}$`).test(said)) return true;
  return !/[。：]$/.test(said) && new RegExp(pattern(said)).test(words);
}

describe('the messages of the manual', () => {
  it('explain all that the program says', () => {
    assert.ok(told.length > 350, `${told.length} messages found`);
    const missing = told.filter(
      (message) => !explained.some(({ words }) => explains(words, message)),
    );
    assert.deepEqual(
      missing.map(({ file, text }) => `${file}: ${text}`),
      [],
    );
  });

  it('are the program’s own', () => {
    const stale = explained.filter(({ words }) => !told.some((one) => explains(words, one)));
    assert.deepEqual(
      stale.map(({ line, words }) => `${MANUAL}:${line}: ${words}`),
      [],
    );
  });

  it('say enough to be known by', () => {
    const vague = explained.filter(
      ({ words }) => [...words.matchAll(/\p{Script=Han}/gu)].length < 3,
    );
    assert.deepEqual(vague, []);
  });

  it('are also those that its tasks warn of', () => {
    const quoted = [...manualText().matchAll(/^- 看到“(.+?)”：/gm)].map(([, words = '']) => words);
    assert.ok(quoted.length > 20);
    const unknown = quoted.filter(
      (words) => !explained.some((one) => new RegExp(`^${pattern(words)}[。：]?$`).test(one.words)),
    );
    assert.deepEqual(unknown, []);
  });
});

it('the manual links to sections that there are', () => {
  const anchors = (text: string) =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'),
    );
  const links = [...manualText().matchAll(/\]\(([\w.-]*)#(.+?)\)/g)];
  assert.ok(links.length > 10);
  for (const [link, file = '', anchor = ''] of links) {
    const text = file ? readFileSync(join(REPOSITORY, 'docs', file), 'utf8') : manualText();
    assert.ok(anchors(text).includes(anchor), link);
  }
});
