import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ContentFiles, fixtureRoot } from '../content.ts';
import { built, projectFolder, projectWith } from '../project.ts';
import { pick, seeded } from '../random.ts';
import { siteFiles } from '../site.ts';
import { writeSyntheticNotices } from '../synthetic-content.ts';

/** One project is built again and again with what it keeps, the other each time from nothing. */
const folders = [projectFolder('kept'), projectFolder('kept-not')] as const;
const [kept, fresh] = folders;
const random = seeded(20261126);
const ADDRESS = 'https://www.example.gov.cn/column/';
let settings: Record<string, string> = { SITE_URL: ADDRESS };

before(() => {
  const content = join(fixtureRoot(), 'content');
  for (const folder of folders) projectWith(folder, content);
});
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Builds both. @returns how many files the one took from its last site, and how many it made. */
async function builtBoth(): Promise<{ taken: number; made: number }> {
  for (const made of ['dist', '.build', 'node_modules/.astro', 'node_modules/.vite']) {
    rmSync(join(fresh, made), { recursive: true, force: true });
  }
  const [again, whole] = await Promise.all([built(kept, settings), built(fresh, settings)]);
  assert.ok(whole.succeeded, whole.said);
  return countsOf(again);
}

function countsOf({ succeeded, said }: { succeeded: boolean; said: string }) {
  assert.ok(succeeded, said);
  const [, made, taken] = /新生成 (\d+) 个，没有变动而沿用上次的 (\d+) 个/.exec(said) ?? [];
  return { made: Number(made), taken: Number(taken) };
}

/** Holds every byte of the one site against the other. */
function assertSame(): void {
  const of = (folder: string) => join(folder, 'dist');
  const files = siteFiles(of(fresh)).sort();
  assert.ok(files.length > 100);
  assert.deepEqual(siteFiles(of(kept)).sort(), files);
  const differing = files.filter(
    (file) => !readFileSync(join(of(kept), file)).equals(readFileSync(join(of(fresh), file))),
  );
  assert.deepEqual(differing, []);
}

/** Edits both projects alike. */
function edit(change: (files: ContentFiles) => void): void {
  for (const folder of folders) change(new ContentFiles(folder));
}

type Edit = (files: ContentFiles) => void;
/** A word for this run, to be put where a text is changed: no digit, which the notice might have to have. */
const word = () => pick(random, ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']);

/** Changes of one reform's own text: most of the site stays. */
const OF_A_REFORM: Record<string, () => Edit> = {
  'a title': () => {
    const to = `虚构夜间${word()}查验`;
    return (files) => {
      files.replace('content/tc3/01.mdx', '虚构夜间查验', to);
      files.replace('content/tc3/source.txt', '虚构夜间查验', to);
    };
  },
  'the official text and the phrase on it': () => {
    const to = `预约后当夜${word()}查验`;
    return (files) => {
      files.replace('content/tc3/01.mdx', '预约后当夜查验', to);
      files.replace('content/tc3/source.txt', '预约后当夜查验', to);
    };
  },
  'a point': () => {
    const file = `content/ta1/0${pick(random, [1, 2, 3, 4, 5])}.mdx`;
    const added = word();
    return (files) =>
      files.write(file, files.read(file).replace(/(\n {4}text: .*)。/, `$1${added}。`));
  },
  'a remark': () => {
    const added = word();
    return (files) => files.replace('content/ta1/02.mdx', '答复', `答复${added}`);
  },
};

/** Changes that much or all of the site may show. */
const OF_THE_SITE: Record<string, () => Edit> = {
  "a unit's name": () => {
    const to = `虚构${word()}电力公司`;
    return (files) => {
      const named = readdirSync(join(files.root, 'content'), { recursive: true, encoding: 'utf8' })
        .map((name) => `content/${name}`)
        .filter((name) => /\.(mdx|yaml|txt)$/.test(name));
      for (const file of named) {
        const text = files.read(file);
        if (text.includes('虚构戊电力公司')) files.replace(file, '虚构戊电力公司', to);
      }
    };
  },
  'where a page moved': () => {
    const to = `这一点已并入第1点${word()}。`;
    return (files) => files.replace('content/moved.yaml', '这一点已并入第1点。', to);
  },
  'a change that editors noted': () => {
    const line = `- { on: 2024-03-01, text: 改正了${word()}。, at: [/ta1/${pick(random, [1, 3])}/] }\n`;
    return (files) => files.append('content/changes.yaml', line);
  },
  'a notice that came': () => (files) => {
    writeSyntheticNotices(join(files.root, 'content'), { notices: 1, reforms: 3, seed: 1 });
    execFileSync(process.execPath, ['scripts/permalinks.ts'], { cwd: files.root });
  },
  'the page on the site': () => {
    const added = word();
    return (files) => files.append('content/about.mdx', `\n又加一句${added}。\n`);
  },
  'the code': () => (files) =>
    files.replace('src/components/frame/Footer.astro', '其余是编者的话', '其余都是编者的话'),
};

/** What is changed at once: what is shown where the others aren't. */
const SITE_ROUNDS = [
  ["a unit's name"],
  ['where a page moved', 'a change that editors noted', 'the page on the site'],
  ['a notice that came'],
  ['the code'],
];

it('the first build takes nothing', async () => {
  const { taken, made } = countsOf(await built(kept, settings));
  assert.equal(taken, 0);
  assert.ok(made > 50);
});

describe('a build after a change brings out what a whole one would', () => {
  for (const [name, change] of Object.entries(OF_A_REFORM)) {
    it(`${name}, and takes most files from the last site`, async () => {
      edit(change());
      const { taken, made } = await builtBoth();
      assertSame();
      assert.ok(made > 0 && made < taken, `${made} made, ${taken} taken`);
    });
  }
  for (const round of SITE_ROUNDS) {
    it(round.join(' and '), async () => {
      for (const name of round) edit(OF_THE_SITE[name]?.() ?? assert.fail(name));
      await builtBoth();
      assertSame();
    });
  }
  it("the operator's settings", async () => {
    settings = { SITE_URL: 'https://other.example.gov.cn/', BUILD_DATE: '2019-01-01' };
    assert.equal((await builtBoth()).taken, 0);
    assertSame();
  });
});

describe('what is kept is used only as it was written', () => {
  const record = join(kept, '.build/cache/site');
  const readings = join(kept, '.build/cache/readings');
  const again = async () => countsOf(await built(kept, settings));
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };

  it('takes every file where nothing changed', async () => {
    assert.equal((await again()).made, 0);
    assertSame();
  });

  it('throws away a record with one wrong bit', async () => {
    flip(record, Math.floor(random() * readFileSync(record).length));
    assert.equal((await again()).taken, 0);
    assertSame();
  });

  it('throws away records that are cut short', async () => {
    truncateSync(record, Math.floor(readFileSync(record).length / 2));
    truncateSync(readings, Math.floor(readFileSync(readings).length / 2));
    assert.equal((await again()).taken, 0);
    assertSame();
  });

  it('makes a published file again that is another, or gone', async () => {
    const files = siteFiles(join(kept, 'dist')).filter((file) => file.endsWith('.docx'));
    const [first = '', second = ''] = files;
    flip(join(kept, 'dist', first), 100);
    rmSync(join(kept, 'dist', second));
    assert.equal((await again()).made, 2);
    assertSame();
  });

  it('brings out the same after builds that were killed', async () => {
    edit(OF_A_REFORM['a remark']?.() ?? assert.fail());
    for (let tries = 0; tries < 4; tries++) {
      const build = spawn(process.execPath, ['scripts/build.mjs'], {
        cwd: kept,
        env: { ...process.env, ...settings },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => build.on('close', resolve));
      await setTimeout(500 + 4000 * random());
      build.kill('SIGKILL');
      await ended;
    }
    await builtBoth();
    assertSame();
  });
});

describe('a site that is large enough for its search to be in files', () => {
  /** A notice's own text and tables: they are as long as the notice. */
  const ofNotice = /^\/[a-z]+\d+\/(index\.html|matrix\/|points\/)/;

  it('has them, is the same after one reform’s change as if built anew, and no page over 100 KB', async () => {
    for (const folder of folders) projectWith(folder, join(fixtureRoot(), 'content'));
    edit((files) => {
      writeSyntheticNotices(join(files.root, 'content'), {
        notices: 15,
        reforms: 300,
        seed: 2,
        wordy: true,
      });
      execFileSync(process.execPath, ['scripts/permalinks.ts'], { cwd: files.root });
    });
    await builtBoth();
    assertSame();
    const of = (folder: string) =>
      siteFiles(join(fresh, 'dist')).filter((file) => file.startsWith(folder));
    const before = [of('/search/pairs/'), of('/search/titles/')];
    for (const files of before) assert.ok(files.length > 10, `${files.length}`);
    edit((files) => files.replace('content/s5/01.mdx', '要做到：', '要做到（改过）：'));
    const { taken, made } = await builtBoth();
    assertSame();
    assert.ok(made < taken / 10, `${made} made, ${taken} taken`);
    assert.deepEqual([of('/search/pairs/'), of('/search/titles/')], before);
    const heavy = of('/')
      .filter((file) => file.endsWith('.html') && !ofNotice.test(file))
      .filter((file) => readFileSync(join(fresh, 'dist', file)).length > 100 * 1024);
    assert.deepEqual(heavy, []);
    const parts = of('/units/').filter((file) => file.includes('/older/'));
    assert.ok(parts.length > 8, `${parts.length}`);
  });

  it('has another index and other files to search by, once what can be found has changed', async () => {
    const names = () =>
      siteFiles(join(kept, 'dist')).filter((file) => /^\/search\/pairs\//.test(file));
    const before = names();
    edit((files) => files.append('content/s7/03.mdx', '\n编者另说一句。\n'));
    const { made } = await builtBoth();
    assertSame();
    assert.ok(made > before.length, `${made}`);
    assert.notDeepEqual(names(), before);
  });
});
