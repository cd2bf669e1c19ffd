import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, it } from 'node:test';

const SRC = join(import.meta.dirname, '../../src');

interface Import {
  /** Path of the file from `src/`. */
  from: string;
  /** What it imports: a path from `src/`, or the name of a package. */
  to: string;
  /** Whether nothing of it is left when the program runs. */
  type: boolean;
}

/** An import or export of another file, a dynamic one too. */
const STATEMENT =
  /(?:^|[;{}\s])(?:import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split('\\').join('/'))
  .filter((path) => /\.(ts|astro|mjs)$/.test(path));

const importsOf = (from: string, text: string): Import[] =>
  [...text.matchAll(STATEMENT)].map(([, type, stated, called]) => {
    const name = stated ?? called ?? '';
    const to = name.startsWith('.') ? posix.join(posix.dirname(from), name) : name;
    return { from, to, type: type !== undefined };
  });

const imports = files.flatMap((file) => importsOf(file, readFileSync(join(SRC, file), 'utf8')));

const isIn = (...rooms: string[]) => {
  const within = (path: string) =>
    rooms.some((room) => path === room || path.startsWith(`${room}/`));
  return within;
};
const known = new Set(files);
const ofProject = imports.filter(({ to }) => existsSync(join(SRC, to)));
const shown = (found: readonly Import[]) => found.map(({ from, to }) => `${from} → ${to}`);

/** What some files import, with all that those import, as far as it is left when the program runs. */
function reachedFrom(starts: readonly string[]): Import[] {
  const reached = new Set(starts);
  const found: Import[] = [];
  for (const file of reached) {
    for (const one of imports.filter(({ from, type }) => from === file && !type)) {
      found.push(one);
      if (known.has(one.to)) reached.add(one.to);
    }
  }
  return found;
}

/** A way that leads from a file back to it; none where there is no circle. */
function circle(edges: readonly Pick<Import, 'from' | 'to'>[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const found = follow(to, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const { from } of edges) {
    const found = follow(from, []);
    if (found) return found;
  }
  return undefined;
}

describe('the imports of the project', () => {
  it('are found however they are written', () => {
    const text = [
      "import x from '../c.ts';",
      "import type { A,\n  B } from './d.ts';",
      "import 'e';",
      'export { f } from "g";',
      "const h = await import('./i.ts');",
    ].join('\n');
    assert.deepEqual(
      importsOf('a/b.ts', text).map(({ to, type }) => [to, type]),
      [
        ['c.ts', false],
        ['a/d.ts', true],
        ['e', false],
        ['g', false],
        ['a/i.ts', false],
      ],
    );
  });

  it('lead to files that there are', () => {
    const lost = imports.filter(
      ({ to }) => /^\.|\.(ts|astro|css)$/.test(to) && !ofProject.some((one) => one.to === to),
    );
    assert.deepEqual(shown(lost), []);
    for (const file of files.filter((one) => /^policy\/|\.astro$/.test(one))) {
      assert.ok(
        imports.some(({ from, to }) => from === file || to === file),
        `${file} stands alone`,
      );
    }
  });

  it('make no circle of files, types included', () => {
    assert.equal(circle(ofProject), undefined);
    const back = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b' },
    ];
    assert.deepEqual(circle(back), ['b', 'c', 'b']);
  });

  for (const [room, rooms, packages] of [
    ['policy', ['policy'], ['zod']],
    ['office', ['office'], ['node:zlib']],
    ['search/core', ['search/core', 'policy'], []],
    ['settings', ['settings'], []],
    ['styles', ['styles'], []],
  ] as const) {
    it(`stay within ${room}, but for ${[...rooms.slice(1), ...packages].join(', ') || 'nothing'}`, () => {
      const own = imports.filter(({ from }) => isIn(room)(from));
      assert.ok(own.length > 0);
      const stray = own.filter(
        ({ to }) => !isIn(...rooms)(to) && !(packages as readonly string[]).includes(to),
      );
      assert.deepEqual(shown(stray), []);
    });
  }

  for (const [room, others] of [
    [
      'reading',
      ['files', 'office', 'search', 'site', 'delivery', 'components', 'pages', 'keeping'],
    ],
    ['files', ['reading', 'search', 'components', 'pages', 'keeping']],
    ['keeping', ['files', 'search', 'delivery', 'components', 'pages', 'publishing']],
    [
      'importing',
      ['files', 'office', 'search', 'site', 'delivery', 'components', 'pages', 'keeping'],
    ],
    ['search', ['reading', 'components', 'pages', 'integrations']],
    ['components', ['reading', 'pages', 'integrations', 'publishing']],
    ['disc', ['reading', 'site', 'components', 'layouts', 'pages', 'integrations']],
    [
      'releasing',
      ['reading', 'site', 'search', 'components', 'layouts', 'pages', 'integrations', 'disc'],
    ],
  ] as const) {
    it(`lead from ${room} to none of ${others.join(', ')}`, () => {
      const own = imports.filter(({ from }) => isIn(room)(from));
      assert.ok(own.length > 0);
      assert.deepEqual(shown(own.filter(({ to }) => isIn(...others)(to))), []);
    });
  }

  it('lead to the disc from nowhere: what is online knows nothing of it', () => {
    const known = imports.filter(({ to }) => isIn('disc')(to));
    assert.ok(known.length > 0);
    assert.deepEqual(shown(known.filter(({ from }) => !isIn('disc')(from))), []);
  });

  it('lead to releases from nowhere but there: what is built knows nothing of them', () => {
    const known = imports.filter(({ to }) => isIn('releasing')(to));
    assert.ok(known.length > 0);
    assert.deepEqual(shown(known.filter(({ from }) => !isIn('releasing')(from))), []);
  });

  it('lead to the importer from nowhere but itself', () => {
    const stray = imports.filter(
      ({ from, to }) => isIn('importing')(to) && !isIn('importing')(from),
    );
    assert.deepEqual(shown(stray), []);
  });

  it('lead from what runs in browsers to nothing that only Node has, nor to the reading of schemas', () => {
    const starts = files.filter(
      isIn('browser', 'settings', 'search/browser', 'search/core', 'disc/instead'),
    );
    const reached = reachedFrom(starts);
    assert.ok(reached.length > starts.length);
    const stray = reached.filter(
      ({ to }) =>
        /^(node:|zod$|yaml$|astro)/.test(to) || isIn('reading', 'site', 'policy/schema')(to),
    );
    assert.deepEqual(shown(stray), []);
  });
});
