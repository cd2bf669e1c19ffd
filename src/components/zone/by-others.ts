import type { Reform } from '../../policy/model.ts';
import type { Zone } from '../../policy/schema/zone.ts';

/**
 * The reforms of a zone by the set of zones they come from, the smallest set first, each under what
 * a heading calls it: 仅来自该片区, 同时来自福州片区.
 */
export function byOthers(zone: Zone, reforms: readonly Reform[]): [string, Reform[]][] {
  const groups = new Map<string, Reform[]>();
  for (const reform of [...reforms].sort((a, b) => a.zones.length - b.zones.length)) {
    const others = reform.zones.filter(({ id }) => id !== zone.id).map(({ name }) => name);
    const name = others.length === 0 ? '仅来自该片区' : `同时来自${others.join('、')}`;
    const group = groups.get(name);
    if (group) group.push(reform);
    else groups.set(name, [reform]);
  }
  return [...groups];
}
