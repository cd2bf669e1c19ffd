import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const SRC = join(import.meta.dirname, '../../src');

/** Every way to spell a colour; keywords that take one over (`inherit`, `currentColor`) aren't. */
const COLOUR =
  /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(/gi;
/** Names of colours, where a declaration or an attribute can hold one. */
const NAMED =
  /(?:color|background|border|outline|fill|stroke)[a-z-]*(?:: ?|=")[^;"\n]*\b(?:black|white|red|green|blue|gr[ae]y|silver|gold|orange|yellow|purple|pink|brown|navy|teal|maroon|olive|cyan|magenta|beige|ivory|crimson|transparent)\b/gi;

/** What spells colours in a file, its lines numbered. */
const coloursIn = (text: string): string[] =>
  text.split('\n').flatMap((line, index) =>
    [COLOUR, NAMED]
      .flatMap((pattern) => [...line.matchAll(pattern)])
      // A variable may be called after a colour.
      .filter(([found]) => !/var\(--[a-z-]*$/.test(found.replace(/\w+$/, '')))
      .map(([found]) => `${index + 1}: ${found}`),
  );

describe('colours', () => {
  it('stand in the tokens and nowhere else', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(astro|css)$/.test(file),
    );
    assert.ok(files.includes(join('styles', 'tokens.css')));
    for (const file of files) {
      const colours = coloursIn(readFileSync(join(SRC, file), 'utf8'));
      if (file === join('styles', 'tokens.css')) assert.ok(colours.length > 10, 'none is found');
      else assert.deepEqual(colours, [], file);
    }
  });

  it('are found however they are spelled', () => {
    for (const text of [
      'color: #fff;',
      'border: 1px solid #a9b3af;',
      'background: rgba(0, 0, 0, 0.5);',
      'fill="black"',
      '<meta name="theme-color" content="#0b5358">',
      'color: hsl(1deg 2% 3%)',
      'border-left: 3pt double black;',
    ]) {
      assert.equal(coloursIn(text).length, 1, text);
    }
    for (const text of [
      'background: var(--white);',
      'href="#annex"',
      'href="#main"',
      'white-space: nowrap;',
      'color: inherit;',
    ]) {
      assert.deepEqual(coloursIn(text), [], text);
    }
  });
});

describe('the space between sections', () => {
  it('is said once', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(astro|css)$/.test(file) && !file.includes('search'),
    );
    const saying = files.filter((file) =>
      /margin(-top)?: var\(--s5\)/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    assert.deepEqual(saying, [join('styles', 'base.css')]);
  });
});
