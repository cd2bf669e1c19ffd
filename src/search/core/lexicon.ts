import type { Facet } from './engine.ts';

/**
 * What the search knows beyond the text: names, how they are spoken, traditional characters.
 * Made at build (`export/lexicon.ts`), a few kilobytes, for the search page and the suggestions.
 */
export interface Lexicon {
  /** Units, zones and topics. */
  named: Named[];
  /** The reforms' titles. */
  titles: { label: string; spoken: Spoken; url: string }[];
  /** Traditional characters and what each becomes, in turns: `電电臺台`. */
  traditional: string;
}

/** A text and its syllables in pinyin, one for each folded character, separated by blanks. */
export type Spoken = [text: string, syllables: string];

/** A unit, zone or topic that can be meant by any of its names. */
export interface Named {
  facet: Facet;
  id: string;
  /** Path of its page. */
  url: string;
  /** As the notice writes it. */
  name: Spoken;
  otherNames: OtherName[];
}

export interface OtherName {
  spoken: Spoken;
  /** How a result calls it, such as 现名; none where no public text backs it, and it isn't shown. */
  label?: string;
}
