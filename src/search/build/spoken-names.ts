import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { permalink } from '../../policy/address/spell.ts';
import type { Catalog } from '../../policy/model.ts';
import type { Lexicon, Spoken } from '../core/lexicon.ts';
import { folded } from '../core/text.ts';

/** How a result calls another name of a unit. */
const LABELS = { full: '全称', present: '现名', alias: '又称' } as const;

/** Everything that the search knows beyond the text. */
export function lexicon(catalog: Catalog): Lexicon {
  return {
    named: [
      ...catalog.units.map((unit) => ({
        facet: 'unit' as const,
        id: unit.id,
        url: permalink.unit(unit.id),
        name: spoken(unit.name),
        otherNames: unit.otherNames.map((other) => ({
          spoken: spoken(other.name),
          ...(other.sure === 'A' ? { label: LABELS[other.kind] } : {}),
        })),
      })),
      ...catalog.zones.map((zone) => ({
        facet: 'zone' as const,
        id: zone.id,
        url: permalink.zone(zone.id),
        name: spoken(zone.name),
        otherNames: zone.otherNames.map((other) => ({ spoken: spoken(other), label: '又称' })),
      })),
      ...catalog.topics.map((topic) => ({
        facet: 'topic' as const,
        id: topic.id,
        url: permalink.topic(topic.id),
        name: spoken(topic.name),
        otherNames: [],
      })),
    ],
    titles: catalog.reforms.map((reform) => ({
      label: String(reform.number),
      spoken: spoken(reform.title),
      url: reform.url,
    })),
    traditional: traditional(catalog),
  };
}

const spoken = (text: string): Spoken => [
  text,
  pinyin(folded(text), { type: 'array', toneType: 'none', nonZh: 'spaced' }).join(' '),
];

const IDEOGRAPHS = { first: 0x4e00, last: 0x9fff };

/** The traditional characters that stand for one of the site's own, and are none themselves. */
function traditional(catalog: Catalog): string {
  const simplified = Converter({ from: 't', to: 'cn' });
  const used = new Set(
    [
      ...catalog.reforms.flatMap((reform) => [reform.title, reform.officialText]),
      ...catalog.notices.flatMap((notice) =>
        notice.clauses.map((clause) => clause.printedHeading + clause.text),
      ),
      ...catalog.units.flatMap((unit) => [
        unit.name,
        ...unit.otherNames.map((other) => other.name),
      ]),
      ...catalog.zones.map((zone) => zone.name),
    ].join(''),
  );
  let pairs = '';
  for (let code = IDEOGRAPHS.first; code <= IDEOGRAPHS.last; code++) {
    const character = String.fromCharCode(code);
    const simple = simplified(character);
    if (simple !== character && used.has(simple) && !used.has(character))
      pairs += character + simple;
  }
  return pairs;
}

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
