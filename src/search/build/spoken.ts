import { customPinyin, pinyin } from 'pinyin-pro';
import type { Pinyin } from '../../policy/schema/pinyin.ts';
import type { Spoken } from '../core/lexicon.ts';
import { folded } from '../core/text.ts';

/** Says a text: with its syllables, of which those that begin a word are capitalised. */
export type Speaker = (text: string) => Spoken;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** @param readings the editors' own, for words that a dictionary gets wrong. */
export function speaker(readings: Pinyin): Speaker {
  customPinyin(
    Object.fromEntries(Object.entries(readings).map(([word, read]) => [folded(word), read])),
  );
  return (text) => {
    const said = folded(text);
    const begins = new Set([...words.segment(said)].map(({ index }) => index));
    const syllables = pinyin(said, { type: 'array', toneType: 'none', nonZh: 'spaced' });
    let at = 0;
    const marked = [...said].map((character, index) => {
      const syllable = plain(syllables[index] ?? character);
      const isBegin = begins.has(at);
      at += character.length;
      return isBegin ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable;
    });
    return [text, marked.join(' ')];
  };
}

/** ü as it is looked for, whichever way it was typed. */
const plain = (syllable: string) => syllable.replace(/ü/g, 'u');

/** For each syllable, the common characters that are spoken so, each under all of its readings. */
export function homophones(): Record<string, string> {
  const spokenSo: Record<string, string> = {};
  const decoder = new TextDecoder('gbk');
  // The first level of GB 2312: the 3,755 characters in common use.
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      const read = pinyin(character, { toneType: 'none', multiple: true, type: 'array' });
      for (const syllable of new Set(read.map(plain))) {
        spokenSo[syllable] = (spokenSo[syllable] ?? '') + character;
      }
    }
  }
  return spokenSo;
}
