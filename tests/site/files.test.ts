import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { NoticeFile } from '../../src/files/data.ts';
import { type ExportFile, exportFiles } from '../../src/files/list.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { openedInOffice } from '../office.ts';
import { DIST, pageHtml, TEST_SITE_URL } from '../site.ts';

const catalog = checkedCatalog(process.cwd());
const files = exportFiles(catalog, TEST_SITE_URL);
const built = (file: ExportFile) => readFileSync(join(DIST, file.url));
const data = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as NoticeFile;
const json = (url: string) => JSON.parse(readFileSync(join(DIST, url), 'utf8')) as unknown;
/** The files of a format, opened by LibreOffice in one go; their names as paths with `_`. */
const nameOf = (file: ExportFile) => file.url.slice(1).replace(/\//g, '_');
const opened = (chosen: readonly ExportFile[], format: 'csv' | 'txt') =>
  openedInOffice(Object.fromEntries(chosen.map((file) => [nameOf(file), built(file)])), format);

/** The reforms whose table a page offers, found in data.json without the code that makes tables. */
function reformsOf(page: string): NoticeFile['reforms'] {
  const [, list, id] = page.split('/');
  if (list === data.notice.id) return data.reforms;
  return data.reforms.filter((reform) =>
    reform[list as 'units' | 'zones' | 'topics'].some((one) => one.id === id),
  );
}

/** What a row of a table must say. */
const rowOf = (reform: NoticeFile['reforms'][number]) => [
  String(reform.number),
  reform.title,
  reform.officialText,
  reform.zones.map((zone) => zone.name).join('、'),
  reform.scope,
  reform.units.map((unit) => unit.name).join('、'),
  TEST_SITE_URL + reform.url.slice(1),
];

/** Reads comma-separated values: a few lines that share nothing with the writer. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',' && end !== '') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

const HEADS = ['序号', '成果名称', '成果内容', '来源片区', '复制推广范围', '牵头责任单位', '网址'];

describe('every file', () => {
  it('is on the disc, the same bytes as when it is made again', () => {
    for (const file of files) {
      assert.deepEqual(Buffer.from(file.make()), built(file), file.url);
    }
  });

  it('has an address of ASCII letters and a name that says in Chinese what it holds', () => {
    for (const { url, fileName, page, what } of files) {
      assert.match(url, /^(\/[a-z0-9-]+)+(\.schema)?\.[a-z]+$/);
      assert.doesNotMatch(fileName, /[\\/:*?"<>|]/);
      if (what !== 'JSON Schema') assert.match(fileName, /\p{Script=Han}{2}/u);
      assert.ok(pageHtml(page).includes('download='), `${page} offers none`);
    }
    assert.equal(new Set(files.map((file) => file.url)).size, files.length);
  });

  it('is offered by its own page and by the list of all', () => {
    const from = (page: string, file: ExportFile) =>
      [...pageHtml(page).matchAll(/\shref="([^"]+)"/g)].some(
        ([, href = '']) => new URL(href, `http://site.test${page}`).pathname === file.url,
      );
    for (const file of files) {
      assert.ok(from('/data/', file), `/data/ lacks ${file.url}`);
      assert.ok(from(file.page, file), `${file.page} lacks ${file.url}`);
    }
  });
});

describe('every table says what the site says', () => {
  const tables = (format: string) => files.filter((file) => file.format === format);

  it('as XLSX, opened by LibreOffice', () => {
    const chosen = tables('xlsx');
    assert.equal(
      chosen.length,
      1 + catalog.units.length + catalog.zones.length + catalog.topics.length,
    );
    const texts = opened(chosen, 'csv');
    for (const file of chosen) {
      const [title, source, heads, ...rows] = cellsOf(texts[nameOf(file)] ?? '');
      assert.equal(`${title?.[0]}.xlsx`, file.fileName);
      assert.match(source?.[0] ?? '', /^录自《.+》（2019-11-20成文，2019-11-26发布）。非正式文本/);
      assert.deepEqual(heads, HEADS);
      assert.deepEqual(rows, reformsOf(file.page).map(rowOf), file.url);
    }
  });

  it('as CSV, opened by LibreOffice, with the mark and the line ends that Excel wants', () => {
    const chosen = tables('csv');
    const texts = opened(chosen, 'csv');
    for (const file of chosen) {
      assert.deepEqual(
        cellsOf(texts[nameOf(file)] ?? ''),
        [HEADS, ...reformsOf(file.page).map(rowOf)],
        file.url,
      );
      const raw = built(file).toString('utf8');
      assert.match(raw, /^\uFEFF序号,/);
      assert.doesNotMatch(raw, /[^\r]\n/);
    }
  });

  it('as JSON, in the shape of its schema', () => {
    const ajv = new Ajv2020({ strict: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
    const schema = (name: string) => ajv.compile(json(`data/${name}.schema.json`) as object);
    const [notice, reform, list] = [schema('notice'), schema('reform'), schema('list')];
    for (const file of files.filter((one) => one.format === 'json' && one.page !== '/data/')) {
      const isNotice = file.url.endsWith('/data.json');
      const validate = isNotice ? notice : file.what === '数据' ? reform : list;
      assert.ok(validate(json(file.url)), `${file.url}: ${ajv.errorsText(validate.errors)}`);
    }
    assert.equal(reform(json('fj7/data.json')), false, 'a schema that takes anything says nothing');
    for (const file of tables('json').filter((one) => /^\/(units|zones|topics)\//.test(one.url))) {
      const { reforms } = json(file.url) as { reforms: { notice: string }[] };
      assert.deepEqual(
        reforms.map(({ notice: _, ...rest }) => rest),
        reformsOf(file.page),
      );
    }
    for (const one of data.reforms) {
      const file = json(`fj7/${one.number}.json`) as { reform: unknown; citation: string };
      assert.deepEqual(file.reform, one);
      assert.ok(file.citation.endsWith(`附件第${one.number}项“${one.title}”`));
    }
  });
});

describe('every document, opened by LibreOffice,', () => {
  const documents = files.filter((file) => file.format === 'docx');
  const texts = opened(documents, 'txt');
  const textOf = (file: ExportFile) => texts[nameOf(file)] ?? '';
  const of = (what: string) => documents.filter((file) => file.what === what);
  const flat = (text: string) => text.replace(/\s+/g, '');

  it('holds the whole task table', () => {
    for (const file of of('任务分工表')) {
      const text = flat(textOf(file));
      for (const reform of reformsOf(file.page)) {
        const [number, title, officialText, zones, scope, units] = rowOf(reform);
        assert.ok(
          text.includes(flat(`${number}${title}。${officialText}${zones}${scope}${units}`)),
          `${file.url} lacks ${number}`,
        );
      }
    }
  });

  /** The reforms that a document is of: never none. */
  const reformsIn = (file: ExportFile) => {
    const [, , number] = file.page.split('/');
    const reforms = file.page.startsWith('/fj7/')
      ? data.reforms.filter((reform) => reform.number === Number(number))
      : reformsOf(file.page);
    assert.notEqual(reforms.length, 0, file.url);
    return reforms;
  };

  it('that is a plan has the four things the notice demands, and the measures with their words', () => {
    const plans = of('复制推广工作方案');
    assert.equal(plans.length, data.reforms.length + catalog.units.length);
    for (const file of plans) {
      const text = flat(textOf(file));
      assert.ok(text.includes('序号具体措施（所据原文）时间节点责任人可检验的成果形式'), file.url);
      for (const reform of reformsIn(file)) {
        assert.ok(text.includes(flat(reform.title + file.what)), `${file.url}: ${reform.title}`);
        assert.ok(text.includes(flat(reform.officialText)), `${file.url}: ${reform.number}`);
        for (const point of reform.points) {
          assert.ok(
            text.includes(flat(`${point.number}${point.text}（${point.phrases.join('；')}）`)),
            `${file.url}: ${point.text}`,
          );
        }
      }
      assert.ok(text.includes('复制推广工作方案于2019年11月底前报省自贸办'));
    }
  });

  it('that is a review has the four parts the notice demands', () => {
    for (const file of of('复制推广总结评估')) {
      const text = flat(textOf(file));
      for (const part of [
        '一、所采取的措施',
        '二、取得的成效（可量化的指标、推广前后的数据对比等）',
        '三、存在的困难和问题',
        '四、进一步深化改革的意见和建议',
      ]) {
        assert.equal(text.split(part).length - 1, reformsIn(file).length, `${file.url}: ${part}`);
      }
      for (const reform of reformsIn(file)) {
        for (const point of reform.points) assert.ok(text.includes(flat(point.text)), file.url);
      }
    }
  });

  it('keeps the contact person of 2019 out', () => {
    for (const file of documents) {
      assert.doesNotMatch(textOf(file), /赖忠超|87846327|laizc/, file.url);
    }
  });
});
