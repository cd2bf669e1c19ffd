import { permalink } from '../address/spell.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import {
  type Content,
  columnAt,
  type Entry,
  type Notice,
  type Reform,
  type Unit,
} from '../model.ts';
import type { AnnexColumn } from '../schema/annex.ts';
import type { Names } from '../schema/names.ts';
import type { NoticeData } from '../schema/notice.ts';
import type { ReformData } from '../schema/reform.ts';
import { namesMark } from '../source/mark.ts';
import { cardFaults } from './card.ts';
import { noticeWords } from './numbers.ts';
import { pointFaults } from './points.ts';
import { asNamed } from './units.ts';

/** The lists that content refers to, with what became of their units. */
export type Lists = Omit<Pick<Content, ListName>, 'units'> & { units: Unit[] };

/** What a reform refers to: the lists, and what its notice says for all of its reforms. */
type Known = Lists & {
  scope: NoticeData['scope'];
  names: Names;
};

/** What the lists that a reform refers to hold. */
const WHAT = {
  units: '单位',
  zones: '片区',
  places: '地方',
  topics: '分类',
  platforms: '平台',
  served: '服务对象',
} as const;
type ListName = keyof typeof WHAT;

/** A reform with all that it names, and what is wrong in its file. */
export function joinReform(
  entry: Entry<ReformData>,
  notice: Notice,
  ofNotice: Known,
): { reform: Reform; faults: Fault[] } {
  const { file, data } = entry;
  const known = { ...ofNotice, names: withOwn(ofNotice.names, data.names) };
  const { quotations } = entry.body;
  const faults: Fault[] = columnFaults(entry, notice);
  if (quotations.length !== 1) {
    faults.push({
      file,
      problem: `正文里有 ${quotations.length} 段引文，应当正好一段。`,
      mend: '用“> ”开头照录附件里的那一段，不分段。',
      restsOn: quotations.length === 0 ? [subject(file, 'quotation')] : undefined,
      spoils: [subject(file, 'quotation')],
    });
  }
  const officialText = quotations[0]?.text ?? '';
  const rest = noticeWords(notice);
  faults.push(
    ...pointFaults(data, officialText, file, rest),
    ...cardFaults(data, officialText, file, rest),
  );
  const find = <K extends ListName>(list: K, field: string, ids: readonly string[]) => {
    const found = references(list, field, ids, known, file);
    faults.push(...found.faults);
    return found.items;
  };
  const { scope } = data;
  if (typeof scope === 'string') faults.push(...namedScopeFaults(scope, known, file));
  const named = Array.isArray(scope) ? find('places', 'scope', scope) : undefined;
  const meant = isMeant(scope) ? find('places', 'scope.places', scope.places) : undefined;
  return {
    faults,
    reform: {
      ...data,
      notice,
      origin: { file, line: entry.bodyOffset + (quotations[0]?.line ?? 1) },
      url: permalink.reform(notice.id, data.number),
      officialText,
      zones: find('zones', 'zones', data.zones ?? []),
      scope: named
        ? named
            .map(({ name }) => name)
            .join(namesMark(columnAt(notice, data.number, 'scope') ?? {}))
        : isMeant(scope)
          ? scope.printed
          : ((scope as string | undefined) ?? known.scope),
      places: named ?? meant ?? known.places,
      placesListed: (named ?? meant) !== undefined,
      scopeIsNames: named !== undefined,
      units: find('units', 'units', data.units).map((unit) =>
        asNamed(unit, known.names.units?.[unit.id], notice.signedOn),
      ),
      topics: find('topics', 'topics', data.topics),
      platforms: find('platforms', 'card.platforms', idsOf(data.card?.platforms)),
      served: find('served', 'card.served', idsOf(data.card?.served)),
      remarks: entry.body.remarks,
      // Once all notices are joined, `joinEvents` adds whom they name.
      events: (data.events ?? []).map((event) => ({ ...event, by: [] })),
      predecessors: [],
    },
  };
}

/** The names of a notice with those that one of its reforms has of its own. */
const withOwn = (names: Names, own: Names = {}): Names => ({
  units: { ...names.units, ...own.units },
  zones: { ...names.zones, ...own.zones },
  places: { ...names.places, ...own.places },
});

/** Whether a scope's words don't name its places, which editors have told. */
const isMeant = (scope: ReformData['scope']) => typeof scope === 'object' && 'printed' in scope;

const idsOf = (cells: readonly { id: string }[] = []) => cells.map(({ id }) => id);

/**
 * A scope that is a text means everywhere. One that names places means these, or all but these: as a
 * text it would put the reform on every place.
 */
export function namedScopeFaults(
  scope: string,
  { places, names }: Pick<Known, 'places' | 'names'>,
  file: string,
): Fault[] {
  const named = places.filter(({ id, name, otherNames }) =>
    [name, ...otherNames, names.places?.[id] ?? name].some((one) => scope.includes(one)),
  );
  if (named.length === 0) return [];
  return [
    {
      file,
      field: 'scope',
      problem: `“${scope}”里有地方的名称，照文字写会算作各地都要推广。`,
      mend: `写 content/places.yaml 里的代号的列表，如 [${named.map(({ id }) => id).join(', ')}]；本通知的叫法与那里不同的，写进 notice.mdx 的 names.places；没有逐个写出地方的（如“全省（不含厦门）”），写 { printed: 照录, places: [要推广的地方的代号] }。`,
      spoils: [subject(file, 'scope')],
    },
  ];
}

/** What a list of ids names, by the notice's own names; an id that isn't known, or stands twice, is a fault. */
function references<K extends ListName>(
  list: K,
  field: string,
  ids: readonly string[],
  known: Known,
  file: string,
): { items: Known[K][number][]; faults: Fault[] } {
  const faults: Fault[] = [];
  const own: Record<string, string> =
    (known.names as Partial<Record<ListName, Record<string, string>>>)[list] ?? {};
  const items = ids.flatMap((id, index) => {
    const found = known[list].find((one) => one.id === id);
    const twice = ids.indexOf(id) < index;
    if (!found || twice) {
      const listFile = `content/${list}.yaml`;
      faults.push({
        file,
        field: `${field}[${index}]`,
        problem: found
          ? `${WHAT[list]}代号“${id}”写了两次。`
          : `${listFile} 里没有代号为“${id}”的${WHAT[list]}。`,
        mend: found
          ? '删去多余的一个。'
          : `改为其中之一：${known[list].map((one) => one.id).join('、')}；确是新${WHAT[list]}，先加进 ${listFile}。`,
        restsOn: found ? undefined : [subject(listFile)],
        spoils: [subject(file, field), WHOLE_CATALOG],
      });
    }
    if (!found || twice) return [];
    const name = own[id];
    return [name === undefined ? found : { ...found, name }];
  });
  return { items: items as Known[K][number][], faults };
}

/** A reform has the fields for which its notice's annex has columns, and no others. */
function columnFaults({ file, data }: Entry<ReformData>, notice: Notice): Fault[] {
  const fault = (field: 'zones' | 'scope', problem: string, mend: string): Fault => ({
    file,
    field,
    problem,
    mend,
    restsOn: [subject(notice.origin.file, 'annex')],
    spoils: [subject(file, field)],
  });
  const names: Record<'zones' | 'scope', string> = { zones: '来源片区', scope: '复制推广范围' };
  return (['zones', 'scope'] as const).flatMap((field) => {
    const column: AnnexColumn | undefined = columnAt(notice, data.number, field);
    if (column && data[field] === undefined) {
      return [fault(field, '缺这一项。', `附件有“${column.name}”一列，照录这一格。`)];
    }
    if (!column && data[field] !== undefined) {
      return [
        fault(
          field,
          `通知的附件里没有${names[field]}这一列。`,
          `删去这一项；附件确有这一列的，写进 ${notice.origin.file} 的 annex。`,
        ),
      ];
    }
    return [];
  });
}
