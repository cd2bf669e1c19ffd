import { type Fault, subject } from '../fault.ts';
import { columnOf, type Notice, type Reform } from '../model.ts';
import { fold } from './fold.ts';

/** The cells of an annex that hold names, with what these are and where the lists of them stand. */
const NAMED = {
  units: { what: '单位', list: 'units' },
  zones: { what: '片区', list: 'zones' },
  scope: { what: '地方', list: 'places' },
} as const;
type NamedCell = keyof typeof NAMED;

/**
 * Names that several rows have and the source nowhere: one cause, told once, where the notice says
 * what it calls each thing. One row alone is compared with its own text, which shows more.
 * @returns with the faults, the reforms whose rows can't be compared for them.
 */
export function strangeNames(
  notice: Notice,
  reforms: readonly Reform[],
  source: string,
): { faults: Fault[]; spoiled: ReadonlySet<Reform> } {
  const faults: Fault[] = [];
  const spoiled = new Set<Reform>();
  for (const cell of Object.keys(NAMED) as NamedCell[]) {
    if (!columnOf(notice, cell)) continue;
    for (const { id, name, rows } of rowsByName(reforms, cell)) {
      if (rows.length < 2 || source.includes(fold(name))) continue;
      for (const row of rows) spoiled.add(row);
      faults.push(strange(notice, cell, id, name, rows));
    }
  }
  return { faults, spoiled };
}

interface NameRows {
  id: string;
  name: string;
  rows: Reform[];
}

/** Rows by what they name and how, since one may call it otherwise. */
function rowsByName(reforms: readonly Reform[], cell: NamedCell): Iterable<NameRows> {
  const found = new Map<string, NameRows>();
  for (const reform of reforms) {
    for (const { id, name } of namesIn(reform, cell)) {
      const known = found.get(`${id} ${name}`);
      if (known) known.rows.push(reform);
      else found.set(`${id} ${name}`, { id, name, rows: [reform] });
    }
  }
  return found.values();
}

const namesIn = (reform: Reform, cell: NamedCell): readonly { id: string; name: string }[] =>
  cell === 'scope' ? (reform.scopeIsNames ? reform.places : []) : reform[cell];

function strange(
  { origin }: Notice,
  cell: NamedCell,
  id: string,
  name: string,
  rows: readonly Reform[],
): Fault {
  const { what, list } = NAMED[cell];
  const numbers = rows.map(({ number }) => number).join('、');
  return {
    file: origin.file,
    field: 'names',
    problem: `来源文本里没有${what}“${name}”（第${numbers}项写了它的代号 ${id}）。`,
    mend: `本通知另有叫法的，在 names 的 ${list} 里写 ${id}: 通知里的名称（只有一项这样叫的，写在那一项的 names 里）；名称写错了的，改 content/${list}.yaml；不是它的，改各项的 ${cell}。`,
    restsOn: [subject(`content/${list}.yaml`)],
  };
}
