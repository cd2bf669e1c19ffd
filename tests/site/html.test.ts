/** Every HTML file of the site, the pages that lead away and the page for wrong addresses too. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { elementsOf } from '../elements.ts';
import { pageHtml, siteFiles, sitePages } from '../site.ts';

const files = siteFiles().filter((file) => file.endsWith('.html'));
const withMissing = [...sitePages(), '/404.html'];

/** The recommended rules, and what is otherwise here, each with its reason. */
const VALIDATION: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // An editor's line break comes out of MDX as `<br/>`, which says the same as `<br>`.
    'void-style': 'off',
    // The boxes of one facet share its name: that is how a form sends several of them.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio'] }],
  },
};
const validator = new HtmlValidate(new FileSystemConfigLoader(VALIDATION));

async function broken(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
}

describe('every page', () => {
  it('is looked at', async () => {
    assert.ok(files.length > withMissing.length, 'those that lead away too');
    assert.equal(
      (await broken('<!DOCTYPE html><p>甲<p id="a">乙</p><b id="a"></b>')).length > 1,
      true,
    );
  });

  for (const file of files) {
    it(`${file} breaks none of the recommended rules`, async () => {
      assert.deepEqual(await broken(pageHtml(file)), []);
    });
  }

  it('has one h1, one main part, its language, and ids of its own', () => {
    for (const file of files) {
      const elements = elementsOf(pageHtml(file));
      const count = (tag: string) => elements.filter((one) => one.tag === tag).length;
      assert.deepEqual([count('h1'), count('main')], [1, 1], file);
      assert.equal(elements.find(({ tag }) => tag === 'html')?.value('lang'), 'zh-CN', file);
      const ids = elements.flatMap(({ value }) => value('id') ?? []);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      assert.deepEqual(twice, [], file);
    }
  });

  it('has a title and a description that no other page has', () => {
    const seen = new Map<string, string>();
    for (const file of files) {
      const html = pageHtml(file);
      for (const pattern of [
        /<title>([^<]+)<\/title>/g,
        /<meta name="description" content="([^"]+)"/g,
      ]) {
        const [found, more] = [...html.matchAll(pattern)].map(([, text = '']) => text);
        assert.ok(found && !more, `${file}: ${pattern}`);
        const other = seen.get(found);
        assert.equal(other, undefined, `${file} says “${found}”, and so does ${other}`);
        seen.set(found, file);
      }
    }
  });

  it('is in the site map and on the disc, all of them but those that lead away', () => {
    const leadsAway = (file: string) =>
      pageHtml(file).includes('<meta name="robots" content="noindex">');
    const expected = files
      .filter((file) => file !== '/404.html' && !leadsAway(file))
      .map((file) => file.slice(0, -'index.html'.length));
    assert.deepEqual(expected.sort(), sitePages().sort());
  });
});
