import type { Notice } from './model.ts';
import type { DutyHolder } from './schema/notice.ts';

/** A duty with its clause found. */
export type NoticeDuty = Notice['duties'][number];

/** Duties that a notice gives to the same, in its own words for them. */
export interface HolderDuties {
  /** 各牵头责任单位, as the notice writes it; none where the editors entered no words of its own. */
  who: string | undefined;
  duties: NoticeDuty[];
}

/**
 * Whom a page speaks to, and the holders whose duties may be theirs. What is asked of 省牵头责任单位
 * stands on lead units' pages too: which of them these are, a notice needn't say.
 */
const CONCERNS = {
  leadUnit: ['all', 'leadUnit', 'provincialLeadUnit'],
  place: ['all', 'place'],
} as const satisfies Record<string, readonly DutyHolder[]>;
export type Concerned = keyof typeof CONCERNS;

/** The duties that may be theirs, in the notice's order. */
export const dutiesOf = ({ duties }: Pick<Notice, 'duties'>, concerned: Concerned): NoticeDuty[] =>
  duties.filter(({ of }) =>
    of.some((one) => (CONCERNS[concerned] as readonly DutyHolder[]).includes(one)),
  );

/** Whether a notice asks anything of them by name, not only of everyone. */
export const asks = ({ duties }: Pick<Notice, 'duties'>, concerned: Concerned): boolean =>
  duties.some(({ of }) => of.includes(concerned));

/** Duties by whom the notice gives them to, in its order and its own words. */
export function byHolder(duties: readonly NoticeDuty[]): HolderDuties[] {
  const groups: HolderDuties[] = [];
  for (const duty of duties) {
    const key = holderOf(duty);
    const group = groups.find((one) => one.duties[0] && holderOf(one.duties[0]) === key);
    if (group) group.duties.push(duty);
    else groups.push({ who: duty.who, duties: [duty] });
  }
  return groups;
}

const holderOf = ({ who, of }: NoticeDuty) => who ?? of.join();

/** Whether the notice leaves it open whether a lead unit has this duty: it says 省牵头责任单位 and marks none. */
export const isProvincialOnly = ({ of }: Pick<NoticeDuty, 'of'>): boolean =>
  of.includes('provincialLeadUnit') && !of.includes('leadUnit') && !of.includes('all');
