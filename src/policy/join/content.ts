import { changeFaults, movedFaults } from '../address/moved.ts';
import { promisedAddresses } from '../address/promised.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import { ReformGroups } from '../groups.ts';
import type { Catalog, Content } from '../model.ts';
import { joinNotice } from './notice.ts';
import { gapFaults, inFolders, noticeIdOf } from './numbering.ts';

/**
 * Joins the content into a catalog and checks every reference in it.
 * The catalog is whole only where there are no faults.
 */
export function joinContent(content: Content): { catalog: Catalog; faults: Fault[] } {
  const faults: Fault[] = [
    ...duplicateIds('content/units.yaml', '单位', content.units),
    ...duplicateIds('content/zones.yaml', '片区', content.zones),
    ...duplicateIds('content/places.yaml', '地方', content.places),
    ...duplicateIds('content/topics.yaml', '分类', content.topics),
    ...gapFaults(content.files),
  ];
  const reformsOf = inFolders(content.reforms, ({ file }) => file);
  const notices = content.notices.map((entry) => {
    const joined = joinNotice(entry, reformsOf.get(noticeIdOf(entry.file)) ?? [], content);
    faults.push(...joined.faults);
    return joined.notice;
  });
  notices.sort((a, b) => b.signedOn.localeCompare(a.signedOn) || a.id.localeCompare(b.id));
  const reforms = notices.flatMap((notice) => notice.reforms);
  const catalog: Catalog = {
    notices,
    reforms,
    units: content.units,
    zones: content.zones,
    places: content.places,
    topics: content.topics,
    groups: new ReformGroups(reforms),
    ledger: content.ledger,
    moved: content.moved,
    changes: content.changes,
  };
  const promised = promisedAddresses(catalog);
  const addresses = new Set(promised);
  faults.push(
    ...sharedAddresses(promised),
    ...movedFaults(content.moved, content.ledger, addresses),
    ...changeFaults(content.changes, addresses),
  );
  return { catalog, faults };
}

function duplicateIds(file: string, what: string, list: readonly { id: string }[]): Fault[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const known = seen.has(item.id);
    seen.add(item.id);
    return known
      ? [
          {
            file,
            field: `[${index}].id`,
            problem: `${what}代号“${item.id}”用了两次。`,
            mend: '代号各不相同；给新加的一项另取代号。',
            spoils: [subject(file)],
          },
        ]
      : [];
  });
}

/** An address answers with one thing: ids that would make two things share one are refused. */
function sharedAddresses(addresses: readonly string[]): Fault[] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const address of addresses) (seen.has(address) ? shared : seen).add(address);
  return [...shared].map((address) => ({
    file: 'content',
    problem: `两样东西会用同一个网址 ${address}。`,
    mend: '代号不要以 -plan、-review、-qr 结尾，不要与别的代号相同；公布过的保留，改新加的那个。',
    restsOn: [WHOLE_CATALOG, 'content/units.yaml', 'content/zones.yaml', 'content/topics.yaml'],
  }));
}
