import type { NoticeFile } from '../src/files/data-schemas.ts';
import type { Catalog } from '../src/policy/model.ts';
import { pick, seeded } from './random.ts';
import { clauses, paragraph, title } from './synthetic-words.ts';

/** A notice of made-up reforms: new sentences from the domain's words, the same ones for the same seed. */
export function syntheticNotice(catalog: Catalog, size: number, seed: number): NoticeFile {
  const random = seeded(seed);
  const editors = seeded(seed + 1);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const some = <T>(items: readonly T[], most: number) => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, items))),
  ];
  return {
    notice: {
      id: 'fj7',
      title: '合成通知',
      issuer: '合成机关',
      signedOn: '2000-01-01',
      publishedOn: '2000-01-02',
      url: '/fj7/',
      shortTitle: '合成通知',
      qualifier: '合成通知',
      clauses: [],
      passages: [],
      duties: [],
      citation: '《合成通知》（2000年1月1日）',
    },
    reforms: Array.from({ length: size }, (_, index) => ({
      number: index + 1,
      title: title(random),
      officialText: paragraph(random)
        .map((clauses) => `${clauses.join('，')}。`)
        .join(''),
      scope: '全省',
      zones: some(catalog.zones, 3).map(named),
      units: some(catalog.units, 4).map(named),
      topics: some(catalog.topics, 2).map(named),
      points: [],
      // Every third has 编者说明.
      ...(index % 3 === 0
        ? { remarks: `${clauses(editors).join('，')}\n${title(editors)}\t${title(editors)}` }
        : {}),
      url: `/fj7/${index + 1}/`,
    })),
    units: [],
    zones: [],
  };
}
