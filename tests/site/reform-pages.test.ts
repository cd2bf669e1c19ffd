import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkedCatalog } from '../../src/reading/check.ts';
import { pageHtml } from '../site.ts';

const { notices, reforms, glossary } = checkedCatalog(process.cwd());

/** What a reader of a page sees of its main part. */
const shown = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, '')
    .replace(/<dl class="print-only[\s\S]*?<\/dl>/g, '')
    .replace(/<[^>]+>/g, '');

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** As many characters in one piece are a sentence that is said again, and not a name. */
const SENTENCE = 16;

describe('the page of a reform', () => {
  it('says no sentence of the paragraph more than twice', () => {
    for (const { url, officialText } of reforms) {
      const text = letters(shown(pageHtml(url)));
      const own = letters(officialText);
      for (let at = 0; at + SENTENCE <= own.length; at++) {
        const piece = own.slice(at, at + SENTENCE);
        const times = text.split(piece).length - 1;
        const inParagraph = own.split(piece).length - 1;
        assert.ok(times <= 2 * inParagraph, `${url}: “${piece}” ${times} times`);
      }
    }
  });

  it("has the points' numbers in its text once each, ascending", () => {
    for (const { url, points } of reforms) {
      const official = /<blockquote[\s\S]*?<\/blockquote>/.exec(pageHtml(url))?.[0] ?? '';
      const marks = [...official.matchAll(/data-number="(\d+)"/g)].map(([, number]) =>
        Number(number),
      );
      assert.deepEqual(
        marks,
        points.map(({ number }) => number),
        url,
      );
      assert.deepEqual(
        marks,
        [...marks].sort((a, b) => a - b),
        url,
      );
    }
  });

  it('leads from the first place of each term in its paragraph to what it means', () => {
    for (const { url, officialText } of reforms) {
      const official = /<blockquote[\s\S]*?<\/blockquote>/.exec(pageHtml(url))?.[0] ?? '';
      const linked = [...official.matchAll(/glossary\/#([a-z-]+)"[^>]*>([^<]+)</g)];
      const expected = glossary.filter(({ term, forms = [term] }) =>
        forms.some((form) => officialText.includes(form)),
      );
      assert.deepEqual(linked.map(([, id]) => id).sort(), expected.map(({ id }) => id).sort(), url);
    }
  });

  it('says what its notice asks of whom, in the words of the notice', () => {
    for (const { url, notice } of reforms) {
      for (const { who } of notice.duties) {
        if (who) assert.ok(pageHtml(url).includes(`>${who}</dt>`), `${url}: ${who}`);
      }
    }
  });
});

it("a unit's page lists what the newest notice has it do, and no aims", () => {
  for (const { url, notice, points, units } of reforms) {
    const unit = units[0] ?? assert.fail(url);
    const page = pageHtml(`/units/${unit.id}/`);
    for (const { kind, text } of points) {
      const listed = notice === notices[0] && kind !== '目标效果';
      assert.equal(page.includes(`>${text}</li>`), listed, `${url}: ${text}`);
    }
  }
});
