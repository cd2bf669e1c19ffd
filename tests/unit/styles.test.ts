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

/** The share of light that a colour gives back, after WCAG 2.2. */
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours of each theme, read from the tokens. */
const tokens = readFileSync(join(SRC, 'styles/tokens.css'), 'utf8');
const pairsOf = (block: string) =>
  [...block.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);/g)].map(
    ([, name = '', day = '', dark = '']) => ({ name, day, dark }),
  );
const plain = pairsOf(tokens.slice(0, tokens.indexOf(':root[data-contrast]')));
const high = pairsOf(tokens.slice(tokens.indexOf(':root[data-contrast]')));
const by = (theme: 'day' | 'dark', pairs: typeof plain) =>
  Object.fromEntries(pairs.map((pair) => [pair.name, pair[theme]]));

describe('every theme', () => {
  for (const [theme, colours, least] of [
    ['by day', by('day', plain), 4.5],
    ['in the dark', by('dark', plain), 4.5],
    ['by day in high contrast', by('day', high), 7],
    ['in the dark in high contrast', by('dark', high), 7],
  ] as const) {
    it(`is legible ${theme}: ${least} for words`, () => {
      const between = (one: string, other: string) =>
        contrast(colours[one] ?? assert.fail(one), colours[other] ?? assert.fail(other));
      for (const words of ['ink', 'quiet', 'main', 'main-dark', 'seal']) {
        for (const ground of ['paper', 'shade', 'highlight', 'field']) {
          const found = between(words, ground);
          assert.ok(found >= least, `${words} on ${ground}: ${found.toFixed(2)}`);
        }
      }
      for (const ground of ['main', 'main-dark']) {
        assert.ok(between('paper', ground) >= least, `paper on ${ground}`);
      }
      assert.ok(between('hint', 'field') >= least, 'hint on field');
      assert.ok(between('hint', 'paper') >= least, 'hint on paper');
    });
  }

  it('has all colours that another has', () => {
    const names = (pairs: typeof plain) => pairs.map(({ name }) => name).sort();
    assert.ok(plain.length > 10);
    assert.deepEqual(names(high), names(plain));
  });

  it('is measured as WCAG measures', () => {
    assert.equal(contrast('#000', '#fff'), 21);
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
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
