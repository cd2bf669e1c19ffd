import type { Reform } from './model.ts';
import type { Place } from './schema/place.ts';

/** The one scope that some reforms share, as their notice prints it; none where they differ or it isn't said. */
export function commonScope(reforms: readonly Reform[]): string | undefined {
  const scope = reforms[0]?.scope;
  return reforms.every((reform) => reform.scope === scope) ? scope : undefined;
}

/** Reforms that the same places replicate, by the same words. */
export interface ScopeGroup {
  places: readonly Place[];
  reforms: Reform[];
}

/** Reforms by the places that replicate them, those of the most places first. */
export function byScope(reforms: readonly Reform[]): ScopeGroup[] {
  const groups = new Map<string, ScopeGroup>();
  for (const reform of reforms) {
    const key = JSON.stringify([reform.scope, ...reform.places.map(({ id }) => id)]);
    const group = groups.get(key);
    if (group) group.reforms.push(reform);
    else groups.set(key, { places: reform.places, reforms: [reform] });
  }
  return [...groups.values()].sort((a, b) => b.places.length - a.places.length);
}

/**
 * Whom a demand on places binds for some reforms, in a few words: those that their scopes list, all
 * places where the scope is everywhere, and 各地 where a notice doesn't say its scope.
 */
export function boundPlaces(reforms: readonly Reform[], places: readonly Place[]): string {
  if (reforms.some(({ scope }) => scope === undefined)) return '各地';
  const bound = new Set(reforms.flatMap((reform) => reform.places.map(({ id }) => id)));
  const listed = places.filter(({ id }) => bound.has(id));
  return listed.length === places.length
    ? allPlaces(places, '、')
    : listed.map(({ name }) => name).join('、');
}

/**
 * All places in a few words, as documents call them: 各设区市和平潭综合实验区.
 * @param and what stands before the last.
 */
export function allPlaces(places: readonly Place[], and = '和'): string {
  const others = places.filter(({ name }) => !name.endsWith('市')).map(({ name }) => name);
  const all = others.length < places.length ? ['各设区市', ...others] : others;
  const last = all.pop() ?? '';
  return all.length > 0 ? all.join('、') + and + last : last;
}
