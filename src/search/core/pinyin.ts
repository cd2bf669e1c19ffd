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
 * Pinyin as letters alone, however it was typed: without tones, be they marks or numbers, and with
 * u for ü, v and u: (it is told from u by no name); nothing where it isn't pinyin.
 */
export function lettersOf(typed: string): string | undefined {
  const bare = typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/v/g, 'u');
  const toneless = /^(?:[a-z]+[1-5])+$/.test(bare) ? bare.replace(/[1-5]/g, '') : bare;
  return /^[a-z]+$/.test(toneless) ? toneless : undefined;
}

/** What letters spell: whole words, and stretches that begin or end within one. */
export interface Spelled {
  words: string[];
  stretches: string[];
}

/**
 * The stretches of texts that letters spell in pinyin: in full from one syllable's beginning to
 * another's end, else by the initials.
 */
export function spelled(typed: string, texts: readonly Spoken[]): Spelled {
  const letters = lettersOf(typed);
  if (letters === undefined) return { words: [], stretches: [] };
  const inFull = texts.flatMap((text) => stretchesOf(text, letters, (syllable) => syllable));
  const byInitials = () =>
    texts.flatMap((text) => stretchesOf(text, letters, (syllable) => syllable.charAt(0)));
  const found = inFull.length > 0 || letters.length < SHORTEST_INITIALS ? inFull : byInitials();
  const words = unique(found.filter(({ isWhole }) => isWhole).map(({ text }) => text));
  const others = unique(found.map(({ text }) => text)).filter((text) => !words.includes(text));
  return { words, stretches: others };
}

/** Whether a text's pinyin, or its initials, begin with the letters at the start of some syllable. */
export function beginsSpelled([, spelling]: Spoken, letters: string): boolean {
  const syllables = spelling.toLowerCase().split(' ');
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
    Object.keys(homophones).filter((syllable) => homophones[syllable]?.includes(character)),
  );
  if (syllables.length < 2 || syllables.some((readings) => readings.length === 0)) return [];
  const found = spokenTexts(lexicon).flatMap(([text, spelling]) => {
    const characters = [...folded(text)];
    const spoken = spelling.toLowerCase().split(' ');
    return characters.flatMap((_, start) =>
      syllables.every((readings, index) => readings.includes(spoken[start + index] ?? ''))
        ? [characters.slice(start, start + syllables.length).join('')]
        : [],
    );
  });
  return unique(found);
}

function stretchesOf(
  [text, spelling]: Spoken,
  letters: string,
  part: (syllable: string) => string,
): { text: string; isWhole: boolean }[] {
  const characters = [...folded(text)];
  const syllables = spelling.split(' ');
  const beginsWord = (at: number) => /^(?:[^a-z]|$)/.test(syllables[at] ?? '');
  const parts = syllables.map((syllable) => part(syllable.toLowerCase()));
  return parts.flatMap((_, start) => {
    let spelledOut = '';
    // One character is told by no syllable.
    for (let end = start; end < parts.length && spelledOut.length < letters.length; end++) {
      spelledOut += parts[end];
      if (spelledOut === letters && end > start) {
        return [
          {
            text: characters.slice(start, end + 1).join(''),
            isWhole: beginsWord(start) && beginsWord(end + 1),
          },
        ];
      }
    }
    return [];
  });
}

const unique = (texts: string[]) => [...new Set(texts)];
