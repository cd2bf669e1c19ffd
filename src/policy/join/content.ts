import { goneOf } from '../address/follow.ts';
import { changeFaults, movedFaults } from '../address/moved.ts';
import { promisedAddresses } from '../address/promised.ts';
import { type Fault, subject } from '../fault.ts';
import { ReformGroups } from '../groups.ts';
import type { Catalog, Content } from '../model.ts';
import { sharedAddresses } from './addresses.ts';
import { joinEvents } from './events.ts';
import { GLOSSARY_FILE, glossaryFaults } from './glossary.ts';
import { idleFaults } from './idle.ts';
import { joinNotice } from './notice.ts';
import { gapFaults, inFolders, noticeIdOf } from './numbering.ts';
import { pinyinFaults } from './pinyin.ts';
import { unitChangeFaults } from './unit-changes.ts';
import { joinUnits } from './units.ts';
import { wordFaults } from './words.ts';

const UNITS_FILE = 'content/units.yaml';
const ZONES_FILE = 'content/zones.yaml';

/**
 * Joins the content into a catalog and checks every reference in it.
 * The catalog is whole only where there are no faults.
 */
export function joinContent(content: Content): { catalog: Catalog; faults: Fault[] } {
  const faults: Fault[] = [
    ...duplicateIds(UNITS_FILE, '单位', content.units),
    ...duplicateIds(ZONES_FILE, '片区', content.zones),
    ...duplicateIds('content/places.yaml', '地方', content.places),
    ...duplicateIds('content/topics.yaml', '分类', content.topics),
    ...duplicateIds('content/platforms.yaml', '平台', content.platforms),
    ...duplicateIds('content/served.yaml', '服务对象', content.served),
    ...duplicateIds(GLOSSARY_FILE, '术语', content.glossary),
    ...markFaults(content.zones),
    ...unitChangeFaults(content.units),
    ...gapFaults(content.files),
  ];
  const lists = { ...content, units: joinUnits(content.units) };
  const reformsOf = inFolders(content.reforms, ({ file }) => file);
  const notices = content.notices.map((entry) => {
    const joined = joinNotice(entry, reformsOf.get(noticeIdOf(entry.file)) ?? [], lists);
    faults.push(...joined.faults);
    return joined.notice;
  });
  notices.sort((a, b) => b.signedOn.localeCompare(a.signedOn) || a.id.localeCompare(b.id));
  const reforms = notices.flatMap((notice) => notice.reforms);
  faults.push(...joinEvents(reforms, content.reforms));
  const catalog: Catalog = {
    notices,
    reforms,
    units: lists.units,
    zones: content.zones,
    places: content.places,
    topics: content.topics,
    platforms: content.platforms,
    served: content.served,
    glossary: content.glossary,
    words: content.words,
    pinyin: content.pinyin,
    groups: new ReformGroups(reforms),
    ledger: content.ledger,
    moved: content.moved,
    changes: content.changes,
    about: content.about,
  };
  const promised = promisedAddresses(catalog);
  const addresses = new Set(promised);
  catalog.moved = goneOf(content.moved, content.ledger, addresses);
  faults.push(
    ...sharedAddresses(catalog, promised),
    ...movedFaults(content.moved, content.ledger, addresses),
    ...changeFaults(content.changes, content.ledger, addresses),
    ...wordFaults(content, reforms),
    ...pinyinFaults(content, reforms),
    ...glossaryFaults(content.glossary, reforms),
    ...idleFaults(catalog),
  );
  return { catalog, faults };
}

function duplicateIds(file: string, what: string, list: readonly { id: string }[]): Fault[] {
  return repeated(list, ({ id }) => id).map(({ index, value }) => ({
    file,
    field: `[${index}].id`,
    problem: `${what}代号“${value}”用了两次。`,
    mend: '代号各不相同；给新加的一项另取代号。',
    spoils: [subject(file, 'ids')],
  }));
}

/** Zones are told apart by their marks, also where nobody sees colours. */
const markFaults = (zones: Content['zones']): Fault[] =>
  (['mark', 'shape'] as const).flatMap((field) =>
    repeated(zones, (zone) => zone[field]).map(({ index, value, earlier }) => ({
      file: ZONES_FILE,
      field: `[${index}].${field}`,
      problem: `片区“${zones[index]?.id}”和“${earlier.id}”的 ${field} 都是“${value}”，分不清。`,
      mend: '各片区的 mark 和 shape 各不相同。',
      restsOn: [subject(ZONES_FILE)],
    })),
  );

/** The things whose value an earlier one has too. */
function repeated<T>(list: readonly T[], told: (item: T) => string) {
  const first = new Map<string, T>();
  return list.flatMap((item, index) => {
    const value = told(item);
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, item);
    return earlier === undefined ? [] : [{ index, value, earlier }];
  });
}
