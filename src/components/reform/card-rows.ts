import type { Reform } from '../../policy/model.ts';
import type { CardCell } from '../../policy/schema/card.ts';
import { AIM } from '../../policy/schema/points.ts';

/** A row of 落实卡: what is asked, and what the paragraph says to it. */
export interface CardRow {
  name: string;
  /** None where the paragraph doesn't say. */
  cells: readonly CardCell[];
  /** The list that the cells' ids are of, where they have ids. */
  grouping?: 'platforms' | 'served';
  /** Whether it stands only where it has cells: what it asks isn't asked of every reform. */
  onlyStated?: boolean;
}

/** 效果 are points of their own, and shown as such. */
export const EFFECTS = '效果';

/** The rows of a reform's card in their order; of one that has no card, its effects where there are any. */
export function cardRows({ card, platforms }: Reform): CardRow[] {
  if (!card) return [{ name: EFFECTS, cells: [], onlyStated: true }];
  const relied = (kind: (typeof platforms)[number]['kind']) =>
    (card.platforms ?? []).filter(({ id }) =>
      platforms.some((one) => one.id === id && one.kind === kind),
    );
  return [
    { name: '谁办', cells: card.doers ?? [] },
    { name: '服务对象', cells: card.served ?? [], grouping: 'served' },
    { name: '前提条件', cells: card.conditions ?? [] },
    { name: '依托平台', cells: relied('平台'), grouping: 'platforms' },
    { name: '采用方式', cells: relied('方式'), grouping: 'platforms', onlyStated: true },
    { name: '要建成什么', cells: card.builds ?? [] },
    { name: EFFECTS, cells: [] },
    { name: '底线', cells: card.limits ?? [] },
  ];
}

/** Whether a reform's paragraph says anything for a row. */
export const isStated = ({ name, cells }: CardRow, { points }: Reform): boolean =>
  name === EFFECTS ? points.some(({ kind }) => kind === AIM) : cells.length > 0;
