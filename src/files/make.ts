import { csv } from '../office/csv.ts';
import { spreadsheet } from '../office/spreadsheet.ts';
import type { Table } from '../office/table.ts';
import { word } from '../office/word.ts';
import type { FileOwner, PageFile, PaperField } from '../policy/address/files.ts';
import { absolute } from '../policy/address/spell.ts';
import { annexTables, partOf } from '../policy/annex-tables.ts';
import { standingOf } from '../policy/events.ts';
import { qualifiedNumber } from '../policy/groups.ts';
import { type Catalog, type Notice, type Reform, replicates } from '../policy/model.ts';
import { quoted } from '../policy/quote.ts';
import { type AnnexColumn, columnSets } from '../policy/schema/annex.ts';
import { boundPlaces } from '../policy/scope.ts';
import { presentNames, unitsOf } from '../policy/unit-names.ts';
import { listFile, noticeFile, reformFile } from './data.ts';
import type { DraftSettings } from './draft-parts.ts';
import { draftName, itemName, PAPERS, paperOf, papersOf, UNOFFICIAL } from './papers.ts';
import { placesReview } from './places-review.ts';
import { qrPng } from './qr-code.ts';
import { taskDocument } from './task-document.ts';
import { taskTable } from './task-table.ts';

/** What a file holds, what it is called, and how it is made when it is asked for. */
export interface FileContent {
  what: string;
  /** What it is saved as, without its ending. */
  name: string;
  make: () => string | Uint8Array;
}

/** What files carry beside the catalog. */
export interface FileSettings extends DraftSettings {
  siteUrl: string | undefined;
  /** A title cut where its lines may end: between words. */
  cut: (title: string) => string[];
}

/** The content of a page's file, by whose it is and how it ends. */
export function contentOf(file: PageFile, catalog: Catalog, settings: FileSettings): FileContent {
  const { owner, page } = file;
  const table = (asPrinted = false) =>
    tableOf(titleOf(owner, catalog), reformsOf(owner, catalog), asPrinted, settings, {
      blanks: owner.kind === 'places' ? FILLED_IN_BY_PLACES : [],
    });
  switch (file.ending) {
    case '.xlsx':
      return taskFile(owner, catalog, () => spreadsheet(table()));
    case '.docx':
      return taskFile(owner, catalog, () => word(taskDocument(table(true)), settings.cut));
    case '.csv':
      return taskFile(owner, catalog, () => csv(table()));
    case '.json':
      return owner.kind === 'reform'
        ? {
            what: '数据',
            name: owner.reform.title,
            make: () => JSON.stringify(reformFile(owner.reform)),
          }
        : taskFile(owner, catalog, () => JSON.stringify(dataOf(owner, catalog)));
    case '-plan.docx':
      return paperFile('plan', owner, catalog, settings);
    case '-review.docx':
      return owner.kind === 'places'
        ? placesReviewFile(owner.notice, catalog, settings)
        : paperFile('review', owner, catalog, settings);
    case '-qr.png':
      return {
        what: '二维码',
        name: `${codeName(owner, catalog)}二维码`,
        make: () => qrPng(absolute(settings.siteUrl ?? '', page)),
      };
  }
}

const taskFile = (owner: FileOwner, catalog: Catalog, make: FileContent['make']): FileContent => ({
  what:
    owner.kind === 'notice' && owner.notice.annex.title.endsWith(OFFICIAL_TABLE)
      ? OFFICIAL_TABLE
      : owner.kind === 'places'
        ? '任务表（供各地填写）'
        : '任务表',
  name: titleOf(owner, catalog),
  make,
});

/** What a place has to decide of each reform, in the editors' words. */
const FILLED_IN_BY_PLACES = ['本地牵头单位', '完成时限'];

/** What some notices call their annex. */
const OFFICIAL_TABLE = '任务分工表';

/** What the task table is called: in the words of the notices that it is of, where all have them. */
function titleOf(owner: FileOwner, catalog: Catalog): string {
  const notices = new Set(reformsOf(owner, catalog).map(({ notice }) => notice));
  const what = [...notices].every(replicates) ? '创新成果复制推广任务表' : '成果任务表';
  switch (owner.kind) {
    case 'notice':
      return owner.notice.annex.title;
    case 'reform':
      return owner.reform.title;
    case 'unit':
      return `${owner.unit.name}牵头的${what}`;
    case 'zone':
      return `来自${owner.zone.name}的${what}`;
    case 'topic':
      return `${owner.topic.name}类${what}`;
    case 'places':
      return `${owner.notice.qualifier}${what}（供各地填写）`;
  }
}

function codeName(owner: FileOwner, catalog: Catalog): string {
  if (owner.kind === 'notice') return owner.notice.shortTitle;
  if (owner.kind === 'reform') return qualifiedNumber(owner.reform);
  return owner.kind === 'unit' ? owner.unit.name : titleOf(owner, catalog);
}

/** The reforms that a file is of. */
function reformsOf(owner: FileOwner, { groups }: Catalog): readonly Reform[] {
  switch (owner.kind) {
    case 'notice':
      return owner.notice.reforms;
    case 'reform':
      return [owner.reform];
    case 'unit':
      return groups.of('units', owner.unit.id);
    case 'zone':
      return groups.of('zones', owner.zone.id);
    case 'topic':
      return groups.of('topics', owner.topic.id);
    case 'places':
      return owner.notice.reforms;
  }
}

const sourceOf = (notices: readonly Notice[]) =>
  `录自${[...new Set(notices)].map((one) => `《${one.title}》（${one.signedOn}成文，${one.publishedOn}发布）`).join('、')}。${UNOFFICIAL}`;

/** Where the annex prints no heads, or a table is of several annexes, whose the table's heads are. */
const headNote = (notices: readonly Notice[]) =>
  columnsOf(notices) &&
  notices.every((one) => annexTables(one).every(({ headPrinted }) => headPrinted))
    ? ''
    : `${notices.length > 1 ? '' : reasonOf(notices)}表头为编者所加。`;

const reasonOf = (notices: readonly Notice[]) =>
  columnsOf(notices) ? '所据原文的附件没有表头，' : '所据原文的附件各部分的列不同，';

/** The table of some reforms: as their notice's annex has it, where they are of one notice. */
function tableOf(
  title: string,
  reforms: readonly Reform[],
  asPrinted: boolean,
  { siteUrl, several }: FileSettings,
  { blanks }: { blanks: readonly string[] },
): Table {
  const notices = [...new Set(reforms.map((reform) => reform.notice))];
  return taskTable(
    title,
    [
      sourceOf(notices),
      headNote(notices),
      blanks.length > 0 ? `${blanks.map(quoted).join('')}两栏为编者所加，由本地填写。` : '',
      presentNames(unitsOf(reforms)),
    ].join(''),
    reforms.map((reform) => ({
      number: reform.number,
      title: reform.title,
      officialText: reform.officialText,
      zones: reform.zones.map((zone) => zone.name),
      scope: reform.scope,
      units: reform.units.map((unit) => unit.name),
      standing: standingOf(reform),
      part: notices.length === 1 ? partOf(reform) : undefined,
      notice: several ? reform.notice.shortTitle : undefined,
      address: siteUrl && absolute(siteUrl, reform.url),
    })),
    { annex: columnsOf(notices), asPrinted, blanks },
  );
}

/** The columns of a table as a notice has them, where it is of one and that has the same throughout. */
function columnsOf(notices: readonly Notice[]): readonly AnnexColumn[] | undefined {
  const [columns, ...others] = notices.flatMap(({ annex }) => columnSets(annex));
  return others.length === 0 ? columns : undefined;
}

/** The draft of a place's own review, for all reforms of a notice. */
function placesReviewFile(notice: Notice, catalog: Catalog, settings: FileSettings): FileContent {
  const what = draftName(PAPERS.review, notice.reforms);
  const places = boundPlaces(notice.reforms, catalog.places);
  return {
    what,
    name: `${notice.qualifier}${what}（${places}）`,
    make: () => word(placesReview(notice, places, settings), settings.cut),
  };
}

function dataOf(owner: FileOwner, catalog: Catalog): unknown {
  if (owner.kind === 'notice') return noticeFile(owner.notice);
  const reforms = reformsOf(owner, catalog);
  return listFile(
    titleOf(owner, catalog),
    sourceOf(reforms.map((reform) => reform.notice)),
    reforms,
  );
}

function paperFile(
  field: PaperField,
  owner: FileOwner,
  catalog: Catalog,
  settings: FileSettings,
): FileContent {
  const kind = PAPERS[field];
  const reforms = reformsOf(owner, catalog);
  const what = draftName(kind, reforms);
  if (owner.kind === 'reform') {
    const name = itemName(owner.reform, settings) + what;
    return { what, name, make: () => word(paperOf(kind, owner.reform, settings), settings.cut) };
  }
  if (owner.kind !== 'unit') throw new Error(`no ${field} of a ${owner.kind}`);
  const { unit } = owner;
  return {
    what,
    name: unit.name + what,
    make: () => word(papersOf(kind, unit, reforms, settings), settings.cut),
  };
}
