import type { Catalog } from '../../policy/model.ts';
import type { Title } from '../core/lexicon.ts';
import { folded } from '../core/text.ts';
import { titleShard } from '../core/title-shard.ts';
import { type Speaker, speaker } from './spoken.ts';

/** So many titles come with the lexicon; more would weigh on the first key of every page. */
const MOST_TOGETHER = 100;

export const areTitlesApart = ({ reforms }: Catalog) => reforms.length > MOST_TOGETHER;

/** The reforms' titles, the newest notice's first. */
export function makeTitles(catalog: Catalog, spoken: Speaker = speaker(catalog.pinyin)): Title[] {
  const several = catalog.notices.length > 1;
  return catalog.reforms.map((reform) => ({
    label: String(reform.number),
    spoken: spoken(reform.title),
    url: reform.url,
    ...(several ? { notice: reform.notice.qualifier } : {}),
  }));
}

/** The titles by what may be typed for them; none where they come with the lexicon. */
export function titleShards(catalog: Catalog): Map<string, Title[]> {
  const shards = new Map<string, Title[]>();
  if (!areTitlesApart(catalog)) return shards;
  const add = (shard: string, title: Title) => {
    const there = shards.get(shard);
    if (there) there.push(title);
    else shards.set(shard, [title]);
  };
  for (const title of makeTitles(catalog)) {
    const [text, syllables] = title.spoken;
    const characters = [...folded(text), ...title.label];
    const all = new Set([...characters, ...syllables.toLowerCase().split(' ')].map(titleShard));
    for (const shard of all) {
      // Who types a character is told by the text alone.
      const isSpelled = /^[a-z]$/.test(shard);
      add(shard, isSpelled ? title : { ...title, spoken: [text, ''] });
    }
  }
  return shards;
}
