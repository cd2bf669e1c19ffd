import { taskTable } from '../../files/task-table.ts';
import { csv } from '../../office/csv.ts';
import { quoted } from '../../policy/quote.ts';
import type { Engine, RecordId } from '../core/engine.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';
import { type SearchRecord, scopeOf, unitsOf, zonesOf } from '../core/record.ts';
import { pageAddress } from './page-address.ts';

/** What the file of a result carries beside the records. */
export interface Settings {
  /** The site's root, as a full address. */
  root: string;
  /** Where there are several notices: their index, so that each row can say whose it is. */
  notices: (() => Promise<NoticeEntry[]>) | undefined;
}

/** Saves all reforms that a search found, shown or not, as a CSV file. */
export async function saveResult(
  typed: string,
  engine: Engine,
  found: readonly RecordId[],
  settings: Settings,
): Promise<void> {
  // Cut between characters: half a surrogate pair is no name.
  const words = [...typed.replace(/[\\/:*?"<>|]/g, '')].slice(0, 40).join('');
  const name = words ? `搜索${quoted(words)}的结果` : '搜索结果';
  save(await resultFile(await engine.load(found), name, settings), `${name}.csv`);
}

/** The records as a CSV file, of the same table as the site's files. */
async function resultFile(
  records: readonly SearchRecord[],
  name: string,
  { root, notices }: Settings,
): Promise<Blob> {
  const entries = (await notices?.().catch(() => [])) ?? [];
  const titles = new Map(entries.map(({ id, shortTitle }) => [id, shortTitle]));
  const table = taskTable(
    name,
    root,
    records.map((record) => ({
      number: Number(record.label),
      title: record.title,
      officialText: record.text,
      zones: zonesOf(record),
      scope: scopeOf(record),
      units: unitsOf(record),
      standing: record.standing,
      notice: titles.get(record.notice?.id ?? '') ?? record.notice?.qualifier,
      address: pageAddress(root, record.url),
    })),
  );
  return new Blob([csv(table)], { type: 'text/csv;charset=utf-8' });
}

/** Saves a file under a name, as a download of the page's own. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
