import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Catalog, Grouping } from '../model.ts';

/** The lists whose things have pages of their own, and what it says of one that no reform names. */
const LISTS = {
  units: {
    unnamed: (thing: string) => `没有一项成果由单位${thing}牵头。`,
    field: 'units',
  },
  zones: {
    unnamed: (thing: string) => `没有一项成果来自片区${thing}。`,
    field: 'zones',
  },
  topics: {
    unnamed: (thing: string) => `没有一项成果属于分类${thing}。`,
    field: 'topics',
  },
  platforms: {
    unnamed: (thing: string) => `没有一项成果的落实卡写有平台${thing}。`,
    field: 'card.platforms',
  },
  served: {
    unnamed: (thing: string) => `没有一项成果的落实卡写有服务对象${thing}。`,
    field: 'card.served',
  },
} as const satisfies Partial<Record<Grouping, unknown>>;

/** A thing that no reform names has a page that says nothing: it is a slip, or left over. */
export const idleFaults = (catalog: Catalog): Fault[] =>
  (Object.keys(LISTS) as (keyof typeof LISTS)[]).flatMap((list) => {
    const { unnamed, field } = LISTS[list];
    const file = `content/${list}.yaml`;
    return catalog[list].flatMap(({ id, name }, index) =>
      catalog.groups.count(list, id) > 0
        ? []
        : [
            {
              file,
              field: `[${index}].id`,
              problem: unnamed(`“${id}”（${name}）`),
              mend: `有这样的成果的，在那一项的 ${field} 里写上这个代号；没有的，删去这一项（公布过的网址在 content/moved.yaml 里写明去向）。`,
              restsOn: [WHOLE_CATALOG, subject(file), subject(file, 'ids')],
            },
          ],
    );
  });
