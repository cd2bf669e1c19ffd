import type { EngineKind } from '../core/engine.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';
import type { Sources } from './ask.ts';
import { fetched } from './fetched.ts';

/** What the search page says of the site: all as full addresses. */
export interface PageSources {
  /** The site's root. */
  root: string;
  /** The configured address of the site's root, else the one that it is read at. */
  publishedRoot: string;
  /** Fetches the index of notices, which the page names in the place of their data where there are several. */
  notices: (() => Promise<NoticeEntry[]>) | undefined;
  asked: Sources;
}

/** Asks for a file when it is first needed, and again only where it didn't come. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().catch((error) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

/** Reads them from the attributes of `<search-results>`. */
export function sourcesOf({ dataset }: HTMLElement): PageSources {
  const address = (path = '') => new URL(path, location.href).href;
  const root = new URL('..', address(dataset.indexSrc)).href;
  const { noticesSrc } = dataset;
  const notices = noticesSrc ? once(() => fetched<NoticeEntry[]>(address(noticesSrc))) : undefined;
  const data = async () =>
    notices
      ? (await notices()).map((notice) => root + notice.data.slice(1))
      : [address(dataset.scanSrc)];
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  return {
    root,
    publishedRoot: canonical ? new URL('..', canonical.href).href : root,
    notices,
    asked: {
      index: address(dataset.indexSrc),
      pairs: dataset.pairsSrc && address(dataset.pairsSrc),
      lexicon: address(dataset.lexiconSrc),
      homophones: address(dataset.homophonesSrc),
      words: address(dataset.wordsSrc),
      spokenWords: address(dataset.spokenSrc),
      titles: address(dataset.titlesSrc),
      notices,
      data,
      first: dataset.first as EngineKind,
    },
  };
}
