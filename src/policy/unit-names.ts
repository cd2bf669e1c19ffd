import type { Unit } from './schema/unit.ts';

/** 今名: what a unit is called today, where public text backs that it is called otherwise than in the notice. */
export const presentName = ({ otherNames }: Pick<Unit, 'otherNames'>): string | undefined =>
  otherNames.find(({ kind, sure }) => kind === 'present' && sure === 'A')?.name;
