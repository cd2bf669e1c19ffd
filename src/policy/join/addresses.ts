import { type FileOwner, pageFiles } from '../address/files.ts';
import { permalink } from '../address/spell.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Catalog } from '../model.ts';

/**
 * An address answers with one thing: two things that would share one are refused. The schemas refuse
 * the ids that could do so; this is held against all addresses, whatever they are made of.
 */
export function sharedAddresses(catalog: Catalog, promised: readonly string[]): Fault[] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const address of promised) (seen.has(address) ? shared : seen).add(address);
  if (shared.size === 0) return [];
  const owners = ownersOf(catalog);
  return [...shared].map((address) => {
    const things = owners.get(address) ?? [];
    return {
      file: 'content',
      problem: `${things.length > 1 ? [...new Set(things)].join('和') : '两样东西'}会用同一个网址 ${address}。`,
      mend: '给后加的另取代号或编号，公布过的保留。',
      restsOn: [
        WHOLE_CATALOG,
        ...['units', 'zones', 'topics', 'platforms', 'served'].map((list) =>
          subject(`content/${list}.yaml`, 'ids'),
        ),
      ],
    };
  });
}

/** What an editor calls the things that have pages and files, by their addresses. */
function ownersOf(catalog: Catalog): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  const own = (address: string, what: string) =>
    owners.set(address, [...(owners.get(address) ?? []), what]);
  for (const notice of catalog.notices) own(notice.url, nameOf({ kind: 'notice', notice }));
  for (const reform of catalog.reforms) own(reform.url, nameOf({ kind: 'reform', reform }));
  for (const unit of catalog.units) own(permalink.unit(unit.id), nameOf({ kind: 'unit', unit }));
  for (const zone of catalog.zones) own(permalink.zone(zone.id), nameOf({ kind: 'zone', zone }));
  for (const topic of catalog.topics) {
    own(permalink.topic(topic.id), nameOf({ kind: 'topic', topic }));
  }
  for (const { url, owner } of pageFiles(catalog, { codes: true })) own(url, nameOf(owner));
  return owners;
}

function nameOf(owner: FileOwner): string {
  switch (owner.kind) {
    case 'notice':
      return `通知 ${owner.notice.id} `;
    case 'reform':
      return `通知 ${owner.reform.notice.id} 的第${owner.reform.number}项`;
    case 'unit':
      return `单位 ${owner.unit.id} `;
    case 'zone':
      return `片区 ${owner.zone.id} `;
    case 'topic':
      return `分类 ${owner.topic.id} `;
    case 'places':
      return '各地任务';
  }
}
