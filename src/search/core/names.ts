import { isOfOtherKind, isSameBody, parsedBody } from './body-name.ts';
import type { Lexicon, Named, OtherName, Spoken } from './lexicon.ts';
import { folded } from './text.ts';

/** A unit, zone, topic, place or notice that a word means, and the name by which, if not by its own. */
export interface NamedMatch {
  named: Named;
  other?: OtherName;
}

/** What a folded word names: by a whole name, or by another name of the same body or zone. */
export function namedBy(word: string, lexicon: Lexicon): NamedMatch[] {
  const whole = matches(lexicon, (name) => name === word);
  // A name that is one's own isn't another's abbreviation.
  const units = whole.some(({ named }) => named.facet === 'unit') ? [] : bodiesNamed(word, lexicon);
  return ownFirst(unique([...whole, ...units, ...zonesNamed(word, lexicon)]));
}

function bodiesNamed(word: string, lexicon: Lexicon): NamedMatch[] {
  const typed = parsedBody(word, lexicon.geography);
  return matches(
    lexicon,
    (name, { facet }) =>
      facet === 'unit' && isSameBody(typed, parsedBody(name, lexicon.geography), lexicon.geography),
  );
}

/** The units that a folded word would name if it were of another kind: 发改局, 省工信委. */
export function ofOtherKind(word: string, lexicon: Lexicon): NamedMatch[] {
  const typed = parsedBody(word, lexicon.geography);
  return matches(
    lexicon,
    (name, { facet }) =>
      facet === 'unit' &&
      isOfOtherKind(typed, parsedBody(name, lexicon.geography), lexicon.geography),
  );
}

/** What the names of zones have in common: 福州片区, 福州自贸片区, 中国（福建）自由贸易试验区福州片区. */
const ZONE_WORDS = /自由贸易|自贸|试验|实验|片区|园区|[区片]/g;

function zonesNamed(word: string, lexicon: Lexicon): NamedMatch[] {
  const { provinces } = lexicon.geography;
  const own = (text: string) => {
    const bare = text.replace(/^中国/, '').replace(ZONE_WORDS, '');
    const province = provinces.find((one) => bare.startsWith(one)) ?? '';
    return bare.slice(province.length).replace(/^省|市$/g, '');
  };
  const core = own(word);
  if (!core) return [];
  return matches(lexicon, (name, { facet }) => facet === 'zone' && own(name) === core);
}

/**
 * Words that names of their kind share, whoever is named: a part of a name that has little else
 * names nobody. The places come from the content.
 */
const COMMON: Partial<Record<Named['facet'], string>> = {
  unit: '中华人民共和国|中国|国家|中共|委员会|监督管理|监管|总局|中心支行|分行|办公室|工作|有限公司|省委(?!员会)|[局厅省市]',
  topic: '措施|服务',
};

/** A part of a name has to have this much of its own. */
const SHORTEST_PART = 2;

/** What a folded word names by a part of a name that is the name's own: 住房, 住房城乡建设. */
export function partlyNamedBy(word: string, lexicon: Lexicon): NamedMatch[] {
  // A name with its kind is whole: it is one's own, or nobody's.
  if (word.length < SHORTEST_PART || parsedBody(word, lexicon.geography).kind) return [];
  const { provinces, places } = lexicon.geography;
  const shared = [...places.flat(), ...provinces];
  const part = word.replace(/和/g, '');
  const found = matches(lexicon, (name, { facet }) => {
    const common = COMMON[facet];
    if (common === undefined) return false;
    const masked = name.replace(new RegExp([...shared, common].join('|'), 'g'), (text) =>
      ' '.repeat(text.length),
    );
    // 和 is left out of both, at the same places.
    const kept = [...name].map((character) => character !== '和');
    const bare = [...name].filter((_, at) => kept[at]).join('');
    const own = [...masked].filter((_, at) => kept[at]).join('');
    for (let at = bare.indexOf(part); at >= 0; at = bare.indexOf(part, at + 1)) {
      if (own.slice(at, at + part.length).trim().length >= SHORTEST_PART) return true;
    }
    return false;
  });
  return ownFirst(found);
}

function matches(
  { named: all }: Lexicon,
  means: (foldedName: string, named: Named) => boolean,
): NamedMatch[] {
  return all.flatMap((named) => {
    const isMeant = ([name]: Spoken) => means(folded(name), named);
    if (isMeant(named.name)) return [{ named }];
    const other = named.otherNames.find(({ spoken }) => isMeant(spoken));
    return other ? [{ named, other }] : [];
  });
}

/** Whether what is meant is named by what it came of, or became, and not by a name of its own. */
export const isByKin = ({ other }: NamedMatch): boolean => other?.of !== undefined;

const ownFirst = (found: readonly NamedMatch[]): NamedMatch[] => [
  ...found.filter((one) => !isByKin(one)),
  ...found.filter(isByKin),
];

const unique = (found: NamedMatch[]) =>
  found.filter(({ named }, index) => found.findIndex((one) => one.named === named) === index);
