import { noticeFile } from '../files/data.ts';
import { permalink } from '../policy/address/spell.ts';
import { firstEngine as firstEngineOf } from '../search/build/first-engine.ts';
import { makePairIndex, pairIndexVersion } from '../search/build/make-pair-index.ts';
import { recordsOf } from '../search/core/collection.ts';
import { catalog } from './catalog.ts';
import { unwatched } from './reads.ts';

const { notices } = catalog;

function* dataFiles() {
  for (const notice of notices) yield JSON.stringify(noticeFile(notice));
}

/**
 * The engine that the search page asks first. Unwatched, like all here: the search page and the files
 * of pairs are made by every build, and no other page rests on them.
 */
export const firstEngine = unwatched(() => firstEngineOf(dataFiles()));

const records = unwatched(() =>
  firstEngine === 'pairs' ? recordsOf(notices.map(noticeFile)) : [],
);
const files = records.length > 0 ? makePairIndex(records) : undefined;
const version = files && pairIndexVersion(files);

/** Where the files of pairs are, as a path from the root; there are none where all data is read. */
export const pairsFolder = version && permalink.pairs(version);

/** `getStaticPaths` of the files of pairs. */
export const pairFiles = () =>
  files
    ? [...files].map(([file, content]) => ({
        params: { version, file },
        props: { content },
      }))
    : [];
