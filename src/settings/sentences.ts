/** Engines fall silent after some fifteen seconds of one utterance: this much takes them ten at most. */
const LONGEST = 50;

/** A sentence with its mark and what closes after it; the rest of a text that ends without one. */
const SENTENCE = /[^。！？；\n]*(?:[。！？；\n]+[”’」』）》〉]*|$)/g;
/** Where a sentence too long is cut: after the last of these that comes in time. */
const PAUSE = /[，、：,）”]/g;

/** Where a text is cut for reading aloud: the ends of its parts, each after a sentence or a pause. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const sentence of text.match(SENTENCE) ?? []) {
    let rest = sentence;
    const start = () => ends[ends.length - 1] ?? 0;
    while (rest.length > LONGEST) {
      const length = cutIn(rest);
      ends.push(start() + length);
      rest = rest.slice(length);
    }
    if (rest) ends.push(start() + rest.length);
  }
  return ends;
}

/** How much of a long sentence is read at once. */
function cutIn(text: string): number {
  const head = text.slice(0, LONGEST);
  const pauses = head.match(PAUSE);
  if (pauses) return head.lastIndexOf(pauses[pauses.length - 1] as string) + 1;
  // Numbers and words of letters stay whole.
  const word = /[A-Za-z0-9.]+$/.exec(head);
  return word && word.index > 0 ? word.index : LONGEST;
}

const DIGITS = '零一二三四五六七八九';
const byDigit = (number: string) => number.replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '');

/** How each of these is said: the first that fits, then the next. */
const SAID: [RegExp, string | ((...found: string[]) => string)][] = [
  [/\s+/g, ' '],
  [/https?:\/\/[^\s。，；、）]+/g, '网址'],
  // The year of a document's number is said figure by figure, as in speech: 闽政，二零一九，19号.
  [/〔(\d{4})〕/g, (_, year = '') => `，${byDigit(year)}，`],
  [/[〔〕]/g, '，'],
  [
    /(\d{4})-(\d\d)-(\d\d)/g,
    (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`,
  ],
  [/(\d)\s*[—～~–]+\s*(\d)/g, '$1到$2'],
  [/→/g, '，到'],
  // The number that an item begins with.
  [/^ ?[（(]([一二三四五六七八九十]+|\d+)[）)]/, '$1，'],
  [/^ ?(\d+)[.．、](?!\d)/, '$1，'],
  [/([A-Za-z])\/([A-Za-z])/g, '$1 $2'],
  [/[“”‘’《》〈〉「」『』]/g, ''],
];

/** The words by which a text is read aloud; empty where there is nothing to say. */
export function wordsSaid(text: string): string {
  let words = text;
  for (const [pattern, replacement] of SAID) {
    words = words.replace(pattern, replacement as string);
  }
  words = words.trim();
  return /[\p{L}\p{N}]/u.test(words) ? words : '';
}
