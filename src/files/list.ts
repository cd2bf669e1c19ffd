import { z } from 'zod';
import { spreadsheet } from '../office/spreadsheet.ts';
import { word } from '../office/word.ts';
import { absolute, permalink } from '../policy/address/permalink.ts';
import { addressesOf } from '../policy/address/published.ts';
import type { Catalog, Notice, Reform } from '../policy/join/join.ts';
import { isPage, isRedirect } from '../policy/schema/moved.ts';
import { csv } from './csv.ts';
import {
  listFile,
  listFileSchema,
  noticeFile,
  noticeFileSchema,
  reformFile,
  reformFileSchema,
} from './data.ts';
import type { Format } from './formats.ts';
import { isAsked, PAPERS, paperOf, papersOf, paperTitle } from './papers.ts';
import { qrPng } from './qr-code.ts';
import { taskDocument } from './task-document.ts';
import { taskOf, taskTable } from './task-table.ts';

/** A file that readers take away. */
export interface ExportFile {
  /** Path from the site's root: ASCII, and made of identity. */
  url: string;
  format: Format;
  /** Path of the page whose file it is. */
  page: string;
  /** What it holds: 任务分工表. */
  what: string;
  /** What it is saved as: says in Chinese what it holds. */
  fileName: string;
  make: () => string | Uint8Array;
}

/**
 * Every file of the site, from the catalog.
 * @param siteUrl the configured address, which files that leave the site carry; without it they
 * have none, and there are no QR codes.
 */
export function exportFiles(catalog: Catalog, siteUrl: string | undefined): ExportFile[] {
  const own = ownFiles(catalog, siteUrl);
  // A page that moved takes its files along: they stay at their old addresses too.
  const stayed = catalog.moved
    .filter(isRedirect)
    .flatMap(({ from, to }) =>
      own
        .filter((one) => one.page === to && isPage(from))
        .map((one) => ({ ...one, page: from, url: one.url.replace(stem(to), stem(from)) })),
    );
  return [...own, ...stayed];
}

const stem = (page: string) => page.replace(/\/$/, '');

function ownFiles(catalog: Catalog, siteUrl: string | undefined): ExportFile[] {
  const several = catalog.notices.length > 1;
  const sourceOf = (notices: readonly Notice[]) =>
    `录自${[...new Set(notices)].map((one) => `《${one.title}》（${one.signedOn}成文，${one.publishedOn}发布）`).join('、')}。非正式文本，以省政府网站公布为准。`;

  /** The task table of some reforms, in every format. */
  const tables = (
    page: string,
    title: string,
    reforms: readonly Reform[],
    json: Pick<ExportFile, 'url'> & { value: () => unknown },
  ): ExportFile[] => {
    const source = sourceOf(reforms.map((reform) => reform.notice));
    const table = () =>
      taskTable(
        title,
        source,
        reforms.map((reform) =>
          taskOf(reform, {
            address: siteUrl && absolute(siteUrl, reform.url),
            notice: several ? reform.notice.shortTitle : undefined,
          }),
        ),
      );
    const made = (format: Format, make: ExportFile['make'], url?: string) =>
      file(page, url ?? permalink.file(page, `.${format}`), '任务分工表', title, make);
    return [
      made('xlsx', () => spreadsheet(table())),
      made('docx', () => word(taskDocument(table()))),
      made('csv', () => csv(table())),
      made('json', () => JSON.stringify(json.value()), json.url),
    ];
  };

  const list = (page: string, title: string, reforms: readonly Reform[]) =>
    tables(page, title, reforms, {
      url: permalink.file(page, '.json'),
      value: () => listFile(title, sourceOf(reforms.map((reform) => reform.notice)), reforms),
    });

  const code = (page: string, name: string) =>
    siteUrl
      ? [
          file(page, permalink.qrCode(page), '二维码', `${name}二维码`, () =>
            qrPng(absolute(siteUrl, page)),
          ),
        ]
      : [];

  return [
    ...catalog.notices.flatMap((notice) => [
      ...tables(notice.url, notice.annexTitle, notice.reforms, {
        url: permalink.data(notice.id),
        value: () => noticeFile(catalog, notice),
      }),
      ...code(notice.url, notice.shortTitle),
    ]),
    ...catalog.reforms.flatMap((reform) => [
      ...PAPERS.filter((kind) => isAsked(kind, reform)).map((kind) =>
        file(
          reform.url,
          permalink.file(reform.url, `-${kind.field}.docx`),
          kind.name,
          paperTitle(kind, reform.title),
          () => word(paperOf(kind, reform)),
        ),
      ),
      file(reform.url, permalink.file(reform.url, '.json'), '数据', reform.title, () =>
        JSON.stringify(reformFile(reform)),
      ),
      ...code(reform.url, `${reform.notice.batch}第${reform.number}项`),
    ]),
    ...catalog.units.flatMap((unit) => {
      const page = permalink.unit(unit.id);
      const reforms = catalog.reforms.filter((reform) => reform.units.includes(unit));
      return [
        ...list(page, `${unit.name}牵头的创新成果复制推广任务表`, reforms),
        ...PAPERS.filter((kind) => reforms.some((reform) => isAsked(kind, reform))).map((kind) =>
          file(
            page,
            permalink.file(page, `-${kind.field}.docx`),
            kind.name,
            paperTitle(kind, unit.name),
            () => word(papersOf(kind, unit.name, reforms)),
          ),
        ),
        ...code(page, unit.name),
      ];
    }),
    ...catalog.zones.flatMap((zone) =>
      list(
        permalink.zone(zone.id),
        `来自${zone.name}的创新成果复制推广任务表`,
        catalog.reforms.filter((reform) => reform.zones.includes(zone)),
      ),
    ),
    ...catalog.topics.flatMap((topic) =>
      list(
        permalink.topic(topic.id),
        `${topic.name}类创新成果复制推广任务表`,
        catalog.reforms.filter((reform) => reform.topics.includes(topic)),
      ),
    ),
    ...Object.entries(SCHEMAS).map(([name, schema]) =>
      file(permalink.dataIndex, permalink.schema(name), 'JSON Schema', `${name}.schema`, () =>
        JSON.stringify(z.toJSONSchema(schema), undefined, 2),
      ),
    ),
  ];
}

/** The published schemas of the JSON files, by the name in their address. */
export const SCHEMAS = {
  notice: noticeFileSchema,
  reform: reformFileSchema,
  list: listFileSchema,
};

/** Signs that Windows doesn't take in the name of a file. */
const FORBIDDEN = /[\\/:*?"<>|]/g;

function file(
  page: string,
  url: string,
  what: string,
  name: string,
  make: ExportFile['make'],
): ExportFile {
  const format = url.slice(url.lastIndexOf('.') + 1) as Format;
  return { url, format, page, what, fileName: `${name.replace(FORBIDDEN, '')}.${format}`, make };
}

/**
 * Everything that the ledger promises to keep: pages, the places on them, and the files. Those that
 * only a build with an address has (QR codes, the feed) aren't promised.
 */
export const publishedAddresses = (catalog: Catalog): string[] => [
  ...addressesOf(catalog),
  ...ownFiles(catalog, undefined).map((one) => one.url),
];
