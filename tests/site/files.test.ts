import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { NoticeFile } from '../../src/files/data-schemas.ts';
import { type SiteFile, siteFiles } from '../../src/files/list.ts';
import { replicates } from '../../src/policy/model.ts';
import { quoted } from '../../src/policy/quote.ts';
import { AIM } from '../../src/policy/schema/points.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { openedInOffice } from '../office.ts';
import { DIST, pageHtml, TEST_SITE_URL } from '../site.ts';

const catalog = checkedCatalog(process.cwd());
const all = siteFiles(catalog, TEST_SITE_URL);
/** Pages that moved have no files of their own: those of the page that they became answer there too. */
const moved = new Map(catalog.moved.map(({ from, to }) => [from, to]));
const files = all.filter(({ page }) => !moved.has(page));
const built = (file: SiteFile) => readFileSync(join(DIST, file.url));
const json = (url: string) => JSON.parse(readFileSync(join(DIST, url), 'utf8')) as unknown;
/** What the site says, notice by notice, the newest first. */
const data = catalog.notices.map(({ id }) => json(`${id}/data.json`) as NoticeFile);
type Told = NoticeFile['reforms'][number] & { notice: NoticeFile['notice'] };
const told: Told[] = data.flatMap(({ notice, reforms }) =>
  reforms.map((reform) => ({ ...reform, notice })),
);
/** The files of a format, opened by LibreOffice in one go; their names as paths with `_`. */
const nameOf = (file: SiteFile) => file.url.slice(1).replace(/\//g, '_');
const opened = (chosen: readonly SiteFile[], format: 'csv' | 'txt') =>
  openedInOffice(Object.fromEntries(chosen.map((file) => [nameOf(file), built(file)])), format);

const PLACES = '/places/';
/** What places fill in of each reform. */
const BLANKS = ['本地牵头单位', '完成时限'];

/** The reforms whose table a page offers, found in data.json without the code that makes tables. */
function reformsOf(page: string): Told[] {
  const [, list, id] = page.split('/');
  if (page === PLACES) return told.filter(({ notice }) => notice.id === data[0]?.notice.id);
  const ofNotice = told.filter((reform) => reform.notice.id === list);
  if (ofNotice.length > 0) return ofNotice;
  return told.filter((reform) =>
    reform[list as 'units' | 'zones' | 'topics'].some((one) => one.id === id),
  );
}

/** What a row of a table must say, by what the column is. */
const cellsFor = (reform: Told, mark = '、'): Record<string, string> => ({
  number: String(reform.number),
  title: reform.title,
  text: reform.officialText,
  zones: names(reform.zones, mark),
  scope: reform.scope ?? '',
  units: names(reform.units, mark),
  standing: reform.standing ?? '',
  notice: data.length > 1 ? reform.notice.shortTitle : '',
  address: TEST_SITE_URL + reform.url.slice(1),
});
const names = (list: readonly { name: string }[], mark: string) =>
  list.map(({ name }) => name).join(mark);

/** A column, as a notice describes it. */
interface ColumnTold {
  is: string;
  name: string;
  separators?: string[] | undefined;
}

/** The columns of reforms of several notices; where all are of one, its annex says them. */
const COMMON: ColumnTold[] = [
  { is: 'number', name: '序号' },
  { is: 'title', name: '成果名称' },
  { is: 'text', name: '成果内容' },
  { is: 'zones', name: '来源片区' },
  { is: 'scope', name: '复制推广范围' },
  { is: 'units', name: '牵头责任单位' },
];
const columnsOf = (reforms: readonly Told[]): ColumnTold[] => {
  const [id, ...others] = new Set(reforms.map(({ notice }) => notice.id));
  return others.length > 0
    ? COMMON
    : (catalog.notices.find((notice) => notice.id === id)?.annex.columns ?? assert.fail(id));
};

/** The words that the annex prints above the part in which a reform stands, where all are of one notice. */
function partOf({ notice, number }: Told, reforms: readonly Told[]): string {
  const one = reforms.every((other) => other.notice.id === notice.id);
  const annex = catalog.notices.find(({ id }) => id === notice.id)?.annex;
  const parts = annex?.parts ?? [];
  if (!one || parts.length === 0) return '';
  const before = parts.filter(({ from }) => from <= number);
  return before.at(-1)?.words.join(' ') ?? annex?.title ?? '';
}

/** A table's heads and rows: without what none of its notices says, and nowhere with an empty cell. */
function tableOf(page: string): { heads: string[]; rows: string[][] } {
  const reforms = reformsOf(page);
  const described: ColumnTold[] = [
    ...columnsOf(reforms).flatMap((column) =>
      column.is === 'reform' ? COMMON.slice(1, 3) : [column],
    ),
    ...(page === PLACES ? BLANKS.map((name) => ({ is: 'blank', name })) : []),
    { is: 'standing', name: '现状（编者注）' },
    { is: 'part', name: '所在部分' },
    { is: 'notice', name: '出处' },
    { is: 'address', name: '网址' },
  ];
  const columns = described.map((column) => {
    const mark = column.separators?.find(Boolean) ?? '、';
    const cells = (reform: Told) => ({
      ...cellsFor(reform, mark),
      part: partOf(reform, reforms),
    });
    return {
      ...column,
      cells: reforms.map((reform) => (cells(reform) as Record<string, string>)[column.is] ?? ''),
    };
  });
  const shown = columns.filter(({ is, cells }) => is === 'blank' || cells.some(Boolean));
  return {
    heads: shown.map(({ name }) => name),
    rows: reforms.map((_, row) =>
      shown.map(({ is, cells }) =>
        is === 'blank' ? '' : cells[row] || (is === 'standing' ? '未注明变更' : '未载明'),
      ),
    ),
  };
}

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

describe('every file', () => {
  it('is on the disc, the same bytes as when it is made again', () => {
    for (const file of all) {
      assert.deepEqual(Buffer.from(file.make()), built(file), file.url);
    }
  });

  it('of a page that moved is the same as that of the page it became', () => {
    for (const file of all.filter(({ page }) => moved.has(page))) {
      const ending = file.url.slice(file.page.length - 1);
      const now = files.find(
        ({ page, url }) => page === moved.get(file.page) && url === page.slice(0, -1) + ending,
      );
      assert.ok(now, file.url);
      assert.deepEqual(built(file), built(now), file.url);
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

  it('is offered by its own page and, but for reforms of older notices, by the list of all', () => {
    const older = catalog.notices
      .slice(1)
      .flatMap((notice) => notice.reforms.map(({ url }) => url));
    const from = (page: string, file: SiteFile) =>
      [...pageHtml(page).matchAll(/\shref="([^"]+)"/g)].some(
        ([, href = '']) => new URL(href, `http://site.test${page}`).pathname === file.url,
      );
    for (const file of files) {
      assert.equal(from('/data/', file), !older.includes(file.page), `/data/ and ${file.url}`);
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
      // One more for the places.
      catalog.notices.length +
        catalog.units.length +
        catalog.zones.length +
        catalog.topics.length +
        1,
    );
    const texts = opened(chosen, 'csv');
    for (const file of chosen) {
      const [title, source, heads, ...rows] = cellsOf(texts[nameOf(file)] ?? '');
      assert.equal(`${title?.[0]}.xlsx`, file.fileName);
      assert.match(source?.[0] ?? '', /^录自《.+》（[-\d]{10}成文，[-\d]{10}发布）。非正式文本/);
      const ids = new Set(reformsOf(file.page).map(({ notice }) => notice.id));
      const headless = catalog.notices.some(({ id, annex }) => ids.has(id) && !annex.headPrinted);
      assert.equal(
        source?.[0]?.includes('表头为编者所加'),
        headless || ids.size > 1,
        `${file.url}: whose the heads are`,
      );
      for (const { notice } of reformsOf(file.page)) {
        const dates = `（${notice.signedOn}成文，${notice.publishedOn}发布）`;
        assert.ok(source?.[0]?.includes(`《${notice.title}》${dates}`), file.url);
      }
      assert.deepEqual({ heads, rows }, tableOf(file.page), file.url);
    }
  });

  it('as CSV, opened by LibreOffice, with the mark and the line ends that Excel wants', () => {
    const chosen = tables('csv');
    const texts = opened(chosen, 'csv');
    for (const file of chosen) {
      const [heads, ...rows] = cellsOf(texts[nameOf(file)] ?? '');
      assert.deepEqual({ heads, rows }, tableOf(file.page), file.url);
      const raw = built(file).toString('utf8');
      assert.ok(raw.startsWith(`\uFEFF${heads?.[0]},`));
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
    assert.equal(reform(data[0]), false, 'a schema that takes anything says nothing');
    for (const file of tables('json').filter((one) => /^\/(units|zones|topics)\//.test(one.url))) {
      const { reforms } = json(file.url) as { reforms: { notice: string }[] };
      const told = reformsOf(file.page).map((one) => ({ ...one, notice: one.notice.id }));
      assert.deepEqual(reforms, told);
    }
    for (const { notice, ...one } of told) {
      const file = json(`${notice.id}/${one.number}.json`) as {
        reform: Record<string, unknown>;
        citation: string;
      };
      const { card, questions, ...rest } = file.reform;
      assert.deepEqual(rest, one);
      const own = catalog.reforms.find(({ url }) => url === one.url);
      assert.deepEqual({ card, questions }, { card: own?.card, questions: own?.questions });
      assert.ok(file.citation.endsWith(`附件第${one.number}项${quoted(one.title)}`));
    }
  });
});

describe('every document, opened by LibreOffice,', () => {
  const documents = files.filter((file) => file.format === 'docx');
  const texts = opened(documents, 'txt');
  const textOf = (file: SiteFile) => texts[nameOf(file)] ?? '';
  const of = (what: string) =>
    documents.filter((file) => file.what.replace('（底稿）', '').endsWith(what));
  const flat = (text: string) => text.replace(/\s+/g, '');

  it('holds the whole task table', () => {
    for (const file of [...of('任务分工表'), ...of('任务表')]) {
      const text = flat(textOf(file));
      const columns = columnsOf(reformsOf(file.page));
      for (const reform of reformsOf(file.page)) {
        const row = columns.map(({ is, separators }) => {
          const cells = cellsFor(reform, separators?.find(Boolean));
          const mark = separators?.[0] ?? '。';
          return is === 'reform'
            ? reform.title + mark + reform.officialText
            : cells[is] || '未载明';
        });
        // A column that none of several notices has isn't there.
        const forms = [row, row.filter((cell) => cell !== '未载明')].map((cells) =>
          flat(cells.join('')),
        );
        assert.ok(
          forms.some((form) => text.includes(form)),
          `${file.url} lacks ${reform.url}`,
        );
      }
    }
  });

  const noticeOf = (reform: Told) =>
    catalog.notices.find(({ id }) => id === reform.notice.id) ?? assert.fail(reform.url);

  /** Where the paper on a reform begins: called 复制推广… where its notice speaks of that. */
  const titleAt = (text: string, reform: Told, paper: string) =>
    text.indexOf(
      flat(
        `附件第${reform.number}项${quoted(reform.title)}${replicates(noticeOf(reform)) ? '复制推广' : ''}${paper}（底稿）`,
      ),
    );

  /** The reforms that a paper is of, of notices that ask for it: never none. */
  const reformsIn = (file: SiteFile, paper: 'plan' | 'review') => {
    const own = told.filter(({ url }) => url === file.page);
    const reforms = own.length > 0 ? own : reformsOf(file.page);
    const asked = reforms.filter((reform) => noticeOf(reform)[paper]);
    assert.notEqual(asked.length, 0, file.url);
    return asked;
  };

  it('that is a plan has what the notice demands, and the measures with their words', () => {
    const plans = of('工作方案');
    const asked = told.filter((reform) => noticeOf(reform).plan);
    const units = new Set(asked.flatMap((reform) => reform.units.map(({ id }) => id)));
    assert.equal(plans.length, asked.length + units.size);
    for (const file of plans) {
      const text = flat(textOf(file));
      for (const reform of reformsIn(file, 'plan')) {
        const plan = noticeOf(reform).plan ?? assert.fail(file.url);
        const [first, ...rest] = plan.parts.map(({ name }) => name);
        const heads = `序号${first}（所据原文）牵头/配合单位依托平台${rest.join('')}`;
        assert.ok(text.includes(flat(heads)), file.url);
        // The contact that follows in the notice is left out, and the quotation shows it.
        const stops = plan.clause.fullText === plan.clause.text ? '' : '……';
        assert.ok(text.includes(flat(plan.clause.text + stops)), file.url);
        assert.ok(text.includes('以下简称《通知》'), file.url);
        assert.match(text, /现在的报送要求，请向.+询问。/);
        assert.ok(titleAt(text, reform, '工作方案') >= 0, `${file.url}: ${reform.title}`);
        assert.ok(text.includes(flat(reform.officialText)), `${file.url}: ${reform.number}`);
        const measures = reform.points.filter(({ kind }) => kind !== AIM);
        for (const point of measures) {
          assert.ok(
            text.includes(flat(`${point.number}${point.text}（${point.phrases.join('；')}）`)),
            `${file.url}: ${point.text}`,
          );
        }
        const aims = reform.points.filter(({ kind }) => kind === AIM);
        assert.ok(aims.length === 0 || text.includes('要达到的效果：'), file.url);
      }
    }
  });

  it('that is a review has a heading for each part that the notice demands, in their order', () => {
    for (const file of of('总结评估材料').filter(({ page }) => page !== PLACES)) {
      const text = flat(textOf(file));
      for (const reform of reformsIn(file, 'review')) {
        const review = noticeOf(reform).review ?? assert.fail(file.url);
        const start = titleAt(text, reform, '总结评估材料');
        assert.ok(start >= 0, `${file.url}: ${reform.title}`);
        let from = start;
        for (const [index, { name }] of review.parts.entries()) {
          from = text.indexOf(flat(`${'一二三四五六七八九'[index]}、${name}`), from);
          assert.ok(from >= 0, `${file.url}: ${name}`);
        }
        for (const { text: said } of reform.points) {
          assert.ok(text.includes(flat(said).replace(/。$/, '')), file.url);
        }
      }
    }
  });

  it('that is for places has a row for each reform, and what they fill in', () => {
    const [table, review] = ['/places.docx', '/places-review.docx'].map((url) => {
      const file = documents.find((one) => one.url === url);
      return file && flat(textOf(file));
    });
    const asking = catalog.notices.find((notice) => notice.review);
    for (const { title } of reformsOf(PLACES)) assert.ok(table?.includes(flat(title)), title);
    for (const head of BLANKS) assert.ok(table?.includes(head), head);
    for (const { title } of asking?.reforms ?? []) {
      const times = (review ?? '').split(flat(title)).length - 1;
      assert.ok(times >= 1, `${title}: ${times}`);
    }
    for (const { name } of asking?.review?.parts ?? []) assert.ok(review?.includes(flat(name)));
    assert.match(review ?? '', /□上半年□下半年/);
  });

  it('keeps the contact person of 2019 out', () => {
    for (const file of documents) {
      assert.doesNotMatch(textOf(file), /赖忠超|87846327|laizc/, file.url);
    }
  });
});
