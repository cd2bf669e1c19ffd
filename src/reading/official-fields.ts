import type { Voice } from './blanks.ts';

/** Fields that hold the notice's own words; in all others the editors speak. */
const OFFICIAL =
  /^(title|batch|issuer|documentNumber|indexNumber|subject|reportTo|scope|listMark|annex\.(parts\[\d+\]\.)?columns\[\d+\]\.(name|before|after)|annex\.parts\[\d+\]\.words\[\d+\]|names\.\w+\.[^.]+|duties\[\d+\]\.(quote|due|who)|(plan|review)\.parts\[\d+\]\.name|points\[\d+\]\.phrases\[\d+\]|change\.(before|after)\.phrase|figures\[\d+\]\.(value|phrase)|card\.\w+\[\d+\]\.phrases\[\d+\]|flow\.actors\[\d+\]|flow\.steps\[\d+\]\.(actor|phrase))$/;

/** Names in the lists that the notice gives: of units and zones. */
const OFFICIAL_NAME = /^\[\d+\]\.name$/;

/** Who speaks in a field of a file. */
export function voiceOf(file: string, field: string): Voice {
  if (/^content\/[^/]+\/[^/]+\.mdx$/.test(file)) {
    return OFFICIAL.test(field) ? 'official' : 'editors';
  }
  return /^content\/(units|zones)\.yaml$/.test(file) && OFFICIAL_NAME.test(field)
    ? 'official'
    : 'editors';
}
