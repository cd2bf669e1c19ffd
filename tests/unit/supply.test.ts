import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Locked {
  version?: string;
  integrity?: string;
  license?: string;
  optional?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}
const project = JSON.parse(read('package.json')) as {
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
  scripts: Record<string, string>;
};
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');
const dependencies = Object.keys(project.devDependencies);
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

/** The names in the first column of a document's table, whose rows begin with one in `head`. */
const firstColumn = (file: string, head: string) => {
  const [, rows = ''] = read(file).split(new RegExp(`^\\| ${head} .*\\n\\|[ |-]+\\n`, 'm'));
  return (/^(\|.*\n)+/.exec(rows)?.[0] ?? '')
    .trim()
    .split('\n')
    .map((row) => row.split('|')[1]?.trim() ?? '');
};

describe('the packages that this leans on', () => {
  it('are written down by their exact versions, those that are locked', () => {
    for (const [name, version] of Object.entries(project.devDependencies)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
      assert.equal(packages[`node_modules/${name}`]?.version, version, name);
    }
    assert.match(read('.npmrc'), /^save-exact=true$/m);
  });

  it('are known by their digests, but for those of other platforms', () => {
    const unknown = locked.filter(([, { integrity, optional }]) => !integrity && !optional);
    assert.deepEqual(unknown, []);
  });

  it('run nothing while they are installed, but Node, which fetches its own program', () => {
    const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
    assert.deepEqual(
      running.map(([path]) => nameOf(path)).sort(),
      Object.keys(project.allowScripts).sort(),
      'package.json says of each with an install script whether it may run',
    );
    const allowed = Object.entries(project.allowScripts).filter(([, may]) => may);
    assert.deepEqual(allowed, [['node', true]]);
    assert.match(read('.npmrc'), /^strict-allow-scripts=true$/m);
  });

  /** What an old package says in its own file, in the way of its time, or in its read-me alone. */
  const ownWords = (path: string): string | undefined =>
    (JSON.parse(read(`${path}/package.json`)) as { licenses?: { type: string }[] }).licenses?.[0]
      ?.type ?? /^## License\s+(?:\(The )?(\w+)/m.exec(read(`${path}/Readme.md`))?.[1];

  it('have licences that docs/licences.md speaks of, and it of no other', () => {
    // What npm's registry had no copy of, for another platform, has the licence of what names it.
    const owners = new Map(
      locked.flatMap(([, { license, optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies).map((name) => [name, license]),
      ),
    );
    const licences = locked.map(([path, { license }]) => {
      const name = license ?? owners.get(nameOf(path)) ?? ownWords(path);
      assert.ok(name, `${path} has no licence`);
      return name;
    });
    assert.deepEqual(
      [...new Set(licences)].sort(),
      firstColumn('docs/licences.md', 'Licence').sort(),
    );
  });

  it('have each its reason in the README', () => {
    assert.deepEqual(
      firstColumn('README.md', 'Dependency')
        .flatMap((cell) => cell.split(', '))
        .sort(),
      dependencies.sort(),
    );
  });
});

const files = ['src', 'scripts', 'tests']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path}`,
    ),
  )
  .filter((path) => /\.(ts|mjs|astro)$/.test(path) && !import.meta.filename.endsWith(path))
  .concat('astro.config.mjs', 'playwright.config.ts');

/** The packages that a program's text imports, or looks up. */
const imported = (text: string) =>
  [
    ...text.matchAll(
      /(?:^|[\s;(])(?:from\s+|import\s+|import\(|import\.meta\.resolve\()'((?:@[a-z\d-]+\/)?[a-z][a-z\d.-]*)(?:\/[^']*)?'/g,
    ),
  ].map(([, name = '']) => name);

/** Packages that no program imports, and what would be missing without them. */
const NOT_IMPORTED: Record<string, () => boolean> = {
  node: () => /^node /.test(project.scripts.test ?? ''),
  '@biomejs/biome': () => /\bbiome check\b/.test(project.scripts.check ?? ''),
  '@astrojs/check': () => /\bastro check\b/.test(project.scripts.check ?? ''),
  '@types/node': () => files.some((file) => /from 'node:/.test(read(file))),
  '@types/mdast': () => files.some((file) => /from 'mdast'/.test(read(file))),
};

/** What is imported without being declared, since a declared package brings it along. */
const BROUGHT_ALONG: Record<string, string> = {
  'mdast-util-mdx': 'types alone, which remark-mdx declares for the nodes that it reads',
};

describe('what is imported', () => {
  it('is seen', () => {
    const text =
      "import 'a';\nimport b from '@b/c/d';\nexport * from \"x\"; await import('e/f.js');\nimport 'node:fs';\nimport './g.ts'";
    assert.deepEqual(imported(text), ['a', '@b/c', 'e']);
  });

  const all = new Set(files.flatMap((file) => imported(read(file))));

  it('is all that is installed by name: nothing is unused', () => {
    for (const name of dependencies) {
      assert.ok(all.has(name) || NOT_IMPORTED[name]?.(), `${name} is used nowhere`);
      assert.ok(!(all.has(name) && name in NOT_IMPORTED), name);
    }
  });

  it('is installed by name, and not only because another package needs it', () => {
    const undeclared = [...all].filter(
      (name) => !dependencies.includes(name) && packages[`node_modules/${name}`],
    );
    assert.deepEqual(undeclared.sort(), Object.keys(BROUGHT_ALONG).sort());
  });
});
