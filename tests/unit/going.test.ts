import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { isRedirect } from '../../src/policy/address/follow.ts';
import { isPage } from '../../src/policy/address/parse.ts';
import { faultReport } from '../../src/policy/fault.ts';
import type { Catalog } from '../../src/policy/model.ts';
import { newsOf } from '../../src/policy/news.ts';
import { movedSchema } from '../../src/policy/schema/moved.ts';
import { type ContentFiles, editedFixture } from '../content.ts';

const MOVED = 'content/moved.yaml';
const CHANGES = 'content/changes.yaml';

/** The made-up content without something, which an editor told of in one entry. */
function without(
  edit: (files: ContentFiles) => void,
  entry: string,
  changed: string,
): { before: string[]; catalog: Catalog } {
  const told = (files: ContentFiles) => {
    // What was told of it while it stood stays as it was written.
    files.append(CHANGES, `- { on: 2024-03-01, text: 改正一处。, at: [${changed}] }\n`);
    edit(files);
  };
  // Without the entry its addresses are lost.
  const lost = editedFixture(told).faults;
  assert.ok(lost.length > 0);
  for (const { problem } of lost)
    assert.match(problem, /^公布过的网址 \S+ 没有了。$|没有写明通知的去向/);
  const { catalog, faults } = editedFixture((files) => {
    told(files);
    files.append(MOVED, `- ${entry}\n`);
  });
  assert.deepEqual(faults, [], faultReport(faults));
  const news = newsOf(catalog).filter(({ id, path }) => /change/.test(id) && path === changed);
  assert.equal(news.length, 1, 'the older change is still told');
  return { before: editedFixture(() => {}).catalog.ledger.map(({ address }) => address), catalog };
}

/** What became of an address, by the entries and what follows from them. */
const became = (catalog: Catalog, address: string) =>
  catalog.moved.find(({ from }) => from === address);

describe('by one entry goes', () => {
  it('whatever the editing guide has an entry for, as it is written there', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/editing.md'), 'utf8');
    const [, section = ''] = guide.split('\n### 什么不在了，写一条\n');
    const entries = [...section.matchAll(/`(\{ from: .*? \})`/g)].map(([, entry = '']) => entry);
    assert.equal(entries.length, 6);
    for (const entry of entries) assert.ok(movedSchema.safeParse(parse(entry)).success, entry);
  });

  it('a topic, with its files', () => {
    const { catalog } = without(
      (files) => {
        files.replace(
          'content/topics.yaml',
          '- id: xt-dian\n  name: 虚构用电\n  description: 测试用：供电服务。\n',
          '',
        );
        files.replace('content/ta1/04.mdx', '[xt-dian, xt-shi]', '[xt-shi]');
        files.replace('content/tc3/02.mdx', '[xt-dian]', '[xt-shi]');
      },
      '{ from: /topics/xt-dian/, became: 并入“虚构办事”。, to: /topics/xt-shi/, on: 2024-04-01 }',
      '/topics/xt-dian/',
    );
    assert.equal(became(catalog, '/topics/xt-dian/')?.to, '/topics/xt-shi/');
  });

  it('the id of a unit, which leads on to the new one', () => {
    const { catalog } = without(
      (files) => {
        files.replace('content/units.yaml', '- id: xj-wu\n', '- id: xj-dianli\n');
        files.replace('content/ta1/04.mdx', 'xj-wu', 'xj-dianli');
        files.replace('content/tc3/02.mdx', 'xj-wu', 'xj-dianli');
      },
      '{ from: /units/xj-wu/, to: /units/xj-dianli/, on: 2024-04-01 }',
      '/units/xj-wu/',
    );
    assert.ok(isRedirect(became(catalog, '/units/xj-wu/') ?? { from: '', on: '' }));
  });

  it('a unit that leads nothing any more', () => {
    const { catalog } = without(
      (files) => {
        const entry = /- id: xj-geng\n[\s\S]*$/.exec(files.read('content/units.yaml'))?.[0] ?? '';
        files.replace('content/units.yaml', entry, '');
        files.replace('content/tb2/01.mdx', '[xj-jia, xj-geng]', '[xj-jia]');
        files.replace('content/tb2/source.txt', '省甲厅，虚构省委庚办', '省甲厅');
      },
      '{ from: /units/xj-geng/, became: 它牵头的一项改由别的单位牵头。, on: 2024-04-01 }',
      '/units/xj-geng/',
    );
    assert.equal(became(catalog, '/units/xj-geng/')?.to, undefined);
  });

  it('a reform, with its points, its row of the annex and its files', () => {
    const { catalog } = without(
      (files) => {
        const source = files.read('content/ta1/source.txt');
        files.remove('content/ta1/05.mdx');
        files.write('content/ta1/source.txt', source.replace(/ ?\b5[. ]虚构货运.*/g, ''));
      },
      '{ from: /ta1/5/, became: 通知更正后没有这一项。, source: 虚构更正, on: 2024-04-01 }',
      '/ta1/5/#p1',
    );
    for (const address of ['/ta1/5/', '/ta1/5/#p1', '/ta1/#annex-5']) {
      assert.equal(became(catalog, address)?.became, '通知更正后没有这一项。', address);
    }
  });

  it('a reform that leads on to another, as does its row of the annex', () => {
    const { catalog } = without(
      (files) => {
        const source = files.read('content/ta1/source.txt');
        files.remove('content/ta1/05.mdx');
        files.write('content/ta1/source.txt', source.replace(/ ?\b5[. ]虚构货运.*/g, ''));
      },
      '{ from: /ta1/5/, to: /ta1/3/, on: 2024-04-01 }',
      '/ta1/5/',
    );
    // Its points go with its page, unsaid: browsers keep the place.
    assert.equal(became(catalog, '/ta1/5/')?.to, '/ta1/3/');
    assert.equal(became(catalog, '/ta1/#annex-5')?.to, '/ta1/3/');
  });

  it('a notice, with its clauses, reforms, lists and files, of which its ledger stays', () => {
    const { before, catalog } = without(
      (files) => {
        for (const name of ['notice.mdx', 'source.txt', '01.mdx', '02.mdx', '03.mdx', '04.mdx']) {
          files.remove(`content/tc3/${name}`);
        }
      },
      '{ from: /tc3/, became: 这个通知已经废止。, source: 虚构文件, on: 2024-04-01 }',
      '/tc3/2/#p1',
    );
    const own = before.filter((address) => address.startsWith('/tc3'));
    assert.ok(own.length > 20);
    for (const address of own.filter((one) => isPage(one) || one.includes('#'))) {
      const gone = became(catalog, address);
      assert.equal(gone?.became, '这个通知已经废止。', address);
      assert.equal(gone?.follows, address === '/tc3/' ? undefined : '/tc3/', address);
    }
    const told = newsOf(catalog).filter(({ path }) => path.startsWith('/tc3/'));
    assert.deepEqual(
      told.map(({ title, on, summary }) => [on, title, summary]),
      [
        ['2024-04-01', '不再使用：/tc3/，这个通知已经废止。', '这个通知已经废止。依据：虚构文件。'],
        ['2024-03-01', '修改（/tc3/2/）：改正一处。', '改正一处。'],
      ],
    );
  });
});
