import { quoted } from '../../policy/quote.ts';
import { FACETS } from '../core/facet.ts';
import type { Query } from '../core/query.ts';
import type { Answered } from './ask.ts';

/** What the search page says where nothing was found: for what, and the advice that applies to it. */
export function nothingFound({ text, narrowed }: Query, { understanding, near }: Answered): string {
  const isNarrowed = FACETS.some((facet) => narrowed[facet].length > 0);
  if (!text) return '没有同时符合这些筛选的成果。可以去掉一些筛选。';
  const advice = [
    /\s/.test(text) && '少写一两个词',
    isNarrowed && '清除筛选',
    !/\s/.test(text) && !isNarrowed && '换一个说法',
  ].filter(Boolean);
  const [body] = understanding.absent;
  if (body !== undefined) return `牵头责任单位里没有${quoted(body)}。`;
  if (near.length > 0) return `没有找到${quoted(text)}，下面的成果有其中一部分。`;
  return `没有找到${quoted(text)}。可以${advice.join('，或')}。`;
}
