import type { Lexicon, Spoken } from './lexicon.ts';
import { folded } from './text.ts';

/** Initials have to be this many to mean a word. */
const SHORTEST_INITIALS = 3;

/** All texts of the lexicon that can be spoken. */
export const spokenTexts = (lexicon: Lexicon): Spoken[] => [
  ...lexicon.titles.map((title) => title.spoken),
  ...lexicon.named.flatMap((named) => [
    named.name,
    ...named.otherNames.map((other) => other.spoken),
  ]),
];

/**
 * The stretches of the lexicon's texts that Latin letters spell in pinyin: in full from one
 * syllable's beginning to another's end, else by the initials.
 */
export function spelled(letters: string, lexicon: Lexicon): string[] {
  if (!/^[a-z]+$/.test(letters)) return [];
  const texts = spokenTexts(lexicon);
  const inFull = texts.flatMap((text) => stretches(text, letters, (syllable) => syllable));
  if (inFull.length > 0) return unique(inFull);
  if (letters.length < SHORTEST_INITIALS) return [];
  return unique(
    texts.flatMap((text) => stretches(text, letters, (syllable) => syllable.charAt(0))),
  );
}

/** Whether a text's pinyin, or its initials, begin with the letters at the start of some syllable. */
export function beginsSpelled([, spelling]: Spoken, letters: string): boolean {
  const syllables = spelling.split(' ');
  return syllables.some(
    (_, start) =>
      syllables.slice(start).join('').startsWith(letters) ||
      syllables
        .slice(start)
        .map((syllable) => syllable.charAt(0))
        .join('')
        .startsWith(letters),
  );
}

/** The stretches of the lexicon's texts that sound like a folded term. */
export function soundingLike(
  term: string,
  lexicon: Lexicon,
  homophones: Readonly<Record<string, string>>,
): string[] {
  const syllables = [...term].map((character) =>
    Object.keys(homophones).find((syllable) => homophones[syllable]?.includes(character)),
  );
  if (syllables.length < 2 || syllables.includes(undefined)) return [];
  const sought = syllables.join(' ');
  const found = spokenTexts(lexicon).flatMap(([text, spelling]) => {
    const characters = [...folded(text)];
    const spoken = spelling.split(' ');
    return characters.flatMap((_, start) =>
      spoken.slice(start, start + syllables.length).join(' ') === sought
        ? [characters.slice(start, start + syllables.length).join('')]
        : [],
    );
  });
  return unique(found);
}

function stretches(
  [text, spelling]: Spoken,
  letters: string,
  part: (syllable: string) => string,
): string[] {
  const characters = [...folded(text)];
  const parts = spelling.split(' ').map(part);
  return parts.flatMap((_, start) => {
    let spelledOut = '';
    for (let end = start; end < parts.length && spelledOut.length < letters.length; end++) {
      spelledOut += parts[end];
      if (spelledOut === letters) return [characters.slice(start, end + 1).join('')];
    }
    return [];
  });
}

const unique = (texts: string[]) => [...new Set(texts)];
