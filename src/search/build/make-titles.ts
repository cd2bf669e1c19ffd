import type { Catalog } from '../../policy/model.ts';
import type { Title } from '../core/lexicon.ts';
import { type Speaker, speaker } from './spoken.ts';
import { type TitleFiles, titleShards } from './title-shards.ts';

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

/** The titles in files by what may be typed for them; none where they come with the lexicon. */
export const titleFiles = (catalog: Catalog): TitleFiles =>
  areTitlesApart(catalog)
    ? titleShards(makeTitles(catalog).map((title, at) => ({ ...title, at })))
    : new Map();
