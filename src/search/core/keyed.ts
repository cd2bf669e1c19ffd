/** Something for each of some names, by them. The oldest kernels have no `Object.fromEntries`. */
export function keyed<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => T,
): Record<Name, T> {
  const all = {} as Record<Name, T>;
  for (const name of names) all[name] = make(name);
  return all;
}
