import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { siteFiles } from '../../src/files/list.ts';
import { annexTables } from '../../src/policy/annex-tables.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { editedFixture, fixtureRoot } from '../content.ts';

const catalog = checkedCatalog(fixtureRoot());

/** The lines of a CSV file of the made-up content, cell by cell: none has a comma or a quotation mark of its own. */
function linesOf(url: string, files = siteFiles(catalog, undefined)): string[][] {
  const file = files.find((one) => one.url === url) ?? assert.fail(url);
  const text = String(file.make()).replace(/^\uFEFF/, '');
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
}

/** What stands in a Word file's table, cell by cell. */
function cellsOf(url: string): string[] {
  const file = siteFiles(catalog, undefined).find((one) => one.url === url) ?? assert.fail(url);
  const xml = strFromU8(unzipSync(file.make() as Uint8Array)['word/document.xml'] as Uint8Array);
  return [...xml.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) =>
    cell.replace(/<[^>]+>/g, ''),
  );
}

describe("a notice's task table", () => {
  it("has its annex's columns, in their order and by their names, and no others", () => {
    const columns = (id: string) => linesOf(`/${id}.csv`)[0];
    assert.deepEqual(columns('tb2'), [
      '编号',
      '责任单位',
      '成果名称',
      '成果内容',
      '现状（编者注）',
      '出处',
    ]);
    assert.deepEqual(columns('tc3'), [
      '序号',
      '事项名称',
      '主要内容',
      '试行地方',
      '牵头单位',
      '所在部分',
      '出处',
    ]);
  });

  it('says in which part of its annex each row stands, in a column or above the first on paper', () => {
    const part = '附件2 虚构检测试行表';
    assert.deepEqual(
      linesOf('/tc3.csv').map((cells) => cells[5]),
      ['所在部分', '虚构事项试行表', '虚构事项试行表', '虚构事项试行表', part],
    );
    const cells = cellsOf('/tc3.docx');
    assert.ok(!cells.includes('所在部分'));
    assert.deepEqual(cells.slice(cells.indexOf(part), cells.indexOf(part) + 3), [
      part,
      '4',
      '虚构联合检测',
    ]);
    assert.ok(!linesOf('/tb2.csv')[0]?.includes('所在部分'));
  });

  it('has the columns that all notices have in common where those of its annex change', () => {
    const { catalog: edited, faults } = editedFixture((files) => {
      files.replace(
        'content/tc3/notice.mdx',
        'numbered: 1 }',
        'numbered: 1, columns: [{ is: title, name: 名称 }, { is: text, name: 内容 }, { is: units, name: 单位 }] }',
      );
      files.replace(
        'content/tc3/notice.mdx',
        'headPrinted: true, numbered: 1',
        'headPrinted: true',
      );
      files.replace('content/tc3/04.mdx', 'scope: [xd-bing]\n', '');
      files.replace(
        'content/tc3/source.txt',
        '虚构检测试行表\n序号 事项名称 主要内容 试行地方 牵头单位\n1 虚构联合检测 实行联合检测、结果共享。 丙湾实验区',
        '虚构检测试行表\n名称 内容 单位\n虚构联合检测 实行联合检测、结果共享。',
      );
    });
    assert.deepEqual(faults, []);
    const lines = linesOf('/tc3.csv', siteFiles(edited, undefined));
    assert.deepEqual(lines[0]?.slice(0, 5), [
      '序号',
      '成果名称',
      '成果内容',
      '复制推广范围',
      '牵头责任单位',
    ]);
    assert.equal(lines[4]?.[3], '未载明');
    const notice = edited.notices.find(({ id }) => id === 'tc3') ?? assert.fail();
    assert.deepEqual(
      annexTables(notice).map(({ columns, headPrinted, isLabelled, reforms }) => [
        columns.map(({ name }) => name).join(),
        headPrinted,
        isLabelled,
        reforms.map(({ number }) => number),
      ]),
      [
        ['序号,事项名称,主要内容,试行地方,牵头单位', true, false, [1, 2, 3]],
        ['名称,内容,单位', true, false, [4]],
      ],
    );
  });

  it("parts names by the notice's own sign, and by 、 where it has none", () => {
    assert.equal(linesOf('/tb2.csv')[1]?.[1], '省甲厅，虚构省委庚办');
    assert.equal(linesOf('/ta1.csv')[2]?.[3], '甲岛片区、乙港片区');
  });

  it('has a title and its paragraph on paper as the annex has them', () => {
    const [tb2, tc3] = [cellsOf('/tb2.docx'), cellsOf('/tc3.docx')];
    assert.deepEqual(tb2.slice(0, 5), ['编号', '责任单位', '举措及内容', '现状（编者注）', '出处']);
    assert.ok(tb2.includes('虚构许可告知承诺。申请人作出书面承诺的，虚构许可当场办结。'));
    assert.ok(tc3.includes('虚构夜间查验') && tc3.includes('夜间到港的货物，预约后当夜查验。'));
  });

  it("puts the annex's own sign between a title and its paragraph", () => {
    const { catalog: edited, faults } = editedFixture((files) => {
      files.replace(
        'content/tb2/notice.mdx',
        '{ is: reform, name: 举措及内容 }',
        '{ is: reform, name: 举措及内容, separators: ["："] }',
      );
      for (const title of ['虚构许可告知承诺', '虚构抽查标准', '虚构数据共享']) {
        files.replace('content/tb2/source.txt', `${title}。`, `${title}：`);
      }
    });
    assert.deepEqual(faults, []);
    const file = siteFiles(edited, undefined).find(({ url }) => url === '/tb2.docx');
    const xml = strFromU8(unzipSync(file?.make() as Uint8Array)['word/document.xml'] as Uint8Array);
    assert.match(xml, /虚构许可告知承诺：申请人作出/);
  });
});

describe('a task table of several notices', () => {
  const [heads = [], ...rows] = linesOf('/units/xj-ding.csv');

  it('has the columns of all, by common names', () => {
    const common = ['序号', '成果名称', '成果内容', '来源片区', '复制推广范围', '牵头责任单位'];
    assert.deepEqual(heads, [...common, '现状（编者注）', '出处']);
  });

  it('says of a notice that it does not state a thing, in place of an empty cell', () => {
    const zones = heads.indexOf('来源片区');
    const ofNotice = (name: string) => rows.find((row) => row.at(-1) === name) ?? assert.fail(name);
    assert.equal(ofNotice('虚构举措清单通知')[zones], '未载明');
    assert.equal(ofNotice('测试第一批虚构通知')[zones], '甲岛片区');
    for (const row of rows)
      assert.ok(
        row.every((cell) => cell !== ''),
        row.join(),
      );
  });
});
