import { SITE_LEDGER } from '../policy/address/ledger.ts';
import { CHANGES_FILE, MOVED_FILE } from '../policy/address/moved.ts';
import type { Fault } from '../policy/fault.ts';
import { GLOSSARY_FILE } from '../policy/join/glossary.ts';
import { PINYIN_FILE } from '../policy/join/pinyin.ts';
import { WORDS_FILE } from '../policy/join/words.ts';
import type { EntryKind } from './disc.ts';

export const CONTENT = 'content';
export const ABOUT = 'content/about.mdx';
export const UNITS = 'content/units.yaml';
export const ZONES = 'content/zones.yaml';
export const PLACES = 'content/places.yaml';
export const TOPICS = 'content/topics.yaml';
export const PLATFORMS = 'content/platforms.yaml';
export const SERVED = 'content/served.yaml';

/** The files beside the notices' folders: all of them are there, and no others. */
export const SITE_FILES: readonly string[] = [
  ABOUT,
  CHANGES_FILE,
  MOVED_FILE,
  PLACES,
  SITE_LEDGER,
  TOPICS,
  UNITS,
  ZONES,
];

/** The files that may be there beside them. */
export const OPTIONAL_FILES: readonly string[] = [
  GLOSSARY_FILE,
  PINYIN_FILE,
  PLATFORMS,
  SERVED,
  WORDS_FILE,
];

/** What a notice's folder may be called: it is part of the notice's address. */
export const NOTICE_FOLDER = /^[a-z]+\d+$/;

/** How to mend that a file is missing. */
export const missingMend = (file: string) =>
  file === SITE_LEDGER
    ? '从版本历史里恢复：公布过的网址都登记在里面。'
    : '补上这个文件；误删的从版本历史里恢复。';

/** A name in `content/` that stands for nothing there. */
export function strangerFault(file: string, kind: EntryKind): Fault {
  if (kind !== 'folder') return unknownFault(file);
  return {
    file,
    problem: '文件夹名是通知网址的一部分，这个名称不能用。',
    mend: '是通知的，改成小写字母加数字，如 fj8，公布过的不再改；不是通知的，移到 content 之外。',
  };
}

/** A file that stands for nothing in `content/`. */
export const unknownFault = (file: string): Fault => ({
  file,
  problem: '不认识这个文件。',
  mend: /\/content\/[^/]+\/[^/]+$/.test(`/${file}`)
    ? '移到 content 之外。通知的文件夹里只放 notice.mdx、source.txt、permalinks.txt 和以序号命名的 01.mdx、02.mdx……'
    : `移到 content 之外。这里只放通知的文件夹和 ${[...SITE_FILES, ...OPTIONAL_FILES].map((one) => one.slice(CONTENT.length + 1)).join('、')}。`,
});
