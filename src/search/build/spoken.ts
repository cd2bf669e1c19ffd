import { pinyin } from 'pinyin-pro';
import type { Spoken } from '../core/lexicon.ts';
import { folded } from '../core/text.ts';

/** A text with its syllables. */
export const spoken = (text: string): Spoken => [
  text,
  pinyin(folded(text), { type: 'array', toneType: 'none', nonZh: 'spaced' }).join(' '),
];

/** For each syllable, the common characters that are spoken so: for slips of the ear. */
export function homophones(): Record<string, string> {
  const spokenSo: Record<string, string> = {};
  const decoder = new TextDecoder('gbk');
  // The first level of GB 2312: the 3,755 characters in common use.
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      const syllable = pinyin(character, { toneType: 'none' });
      spokenSo[syllable] = (spokenSo[syllable] ?? '') + character;
    }
  }
  return spokenSo;
}
