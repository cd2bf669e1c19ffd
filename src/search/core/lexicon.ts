import type { Facet } from './facet.ts';

/**
 * What the search knows beyond the text: names, how they are spoken, traditional characters.
 * Made at build, a few kilobytes, for the search page and the suggestions.
 */
export interface Lexicon {
  /** Units, zones, topics, places, and the notice where there is but one. */
  named: Named[];
  /** The places that names of bodies begin with. */
  geography: {
    /** The issuers' provinces, without the word for what they are: 福建. */
    provinces: string[];
    /** The names of each place, the longest first. */
    places: string[][];
  };
  /** The reforms' titles, where they are few; else they come apart, when they are asked for. */
  titles: Title[];
  titlesApart?: boolean;
  /** Traditional characters and what each becomes, in turns: `電电臺台`. */
  traditional: string;
}

/** A reform by its title; with its notice's qualifier where there are several. */
export interface Title {
  /** 序号. */
  label: string;
  spoken: Spoken;
  url: string;
  notice?: string;
}

/** A text and its syllables in pinyin, one for each folded character, separated by blanks. */
export type Spoken = [text: string, syllables: string];

/** What a query can name. */
export type NamedFacet = Facet | 'place';

/** A unit, zone, topic, place or notice that can be meant by any of its names. */
export interface Named {
  facet: NamedFacet;
  id: string;
  /** Path of its page. */
  url: string;
  /** As the notice writes it. */
  name: Spoken;
  otherNames: OtherName[];
}

/** What stands for a lexicon that doesn't come: what stands in the text is found without it. */
export const NO_LEXICON: Lexicon = {
  named: [],
  geography: { provinces: [], places: [] },
  titles: [],
  traditional: '',
};

export interface OtherName {
  spoken: Spoken;
  /** How a result calls it, such as 今名; none where no public text backs it, and it isn't shown. */
  label?: string;
  /** The body whose name it is, where that isn't this one, but went into it or came of it: told instead. */
  of?: string;
}
