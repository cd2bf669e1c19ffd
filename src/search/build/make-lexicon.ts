import { permalink } from '../../policy/address/spell.ts';
import type { Catalog } from '../../policy/model.ts';
import { allPlaces } from '../../policy/scope.ts';
import { textsOf } from '../../policy/texts.ts';
import type { Lexicon, Named } from '../core/lexicon.ts';
import { EVERYWHERE } from '../core/record.ts';
import { folded } from '../core/text.ts';
import { areTitlesApart, makeTitles } from './make-titles.ts';
import { namedUnits } from './named-units.ts';
import { type Speaker, speaker } from './spoken.ts';
import { traditional } from './traditional.ts';

/** Everything that the search knows beyond the text. */
export function makeLexicon(catalog: Catalog): Lexicon {
  const spoken = speaker(catalog.pinyin);
  const named = [
    ...namedUnits(catalog, spoken),
    ...zonesOf(catalog, spoken),
    ...topicsOf(catalog, spoken),
    ...placesOf(catalog, spoken),
    ...theOnlyNotice(catalog, spoken),
  ];
  return {
    named,
    geography: geographyOf(catalog),
    ...(areTitlesApart(catalog)
      ? { titles: [], titlesApart: true }
      : { titles: makeTitles(catalog, spoken) }),
    traditional: traditional(withNames(catalog, named)),
  };
}

/** How a result calls another name of a zone. */
const ANOTHER_NAME = '又称';

const zonesOf = ({ zones }: Catalog, spoken: Speaker): Named[] =>
  zones.map(({ id, name, otherNames }) => ({
    facet: 'zone',
    id,
    url: permalink.zone(id),
    name: spoken(name),
    otherNames: otherNames.map((other) => ({ spoken: spoken(other), label: ANOTHER_NAME })),
  }));

const topicsOf = ({ topics }: Catalog, spoken: Speaker): Named[] =>
  topics.map(({ id, name }) => ({
    facet: 'topic',
    id,
    url: permalink.topic(id),
    name: spoken(name),
    otherNames: [],
  }));

/** How people speak of the places where they name none: a county's clerk finds the city's page by it. */
const ANY_PLACE = [
  '县',
  '各县',
  '区县',
  '县区',
  '市县',
  '县市区',
  '设区市',
  '地市',
  '各地市',
  '各市',
  '乡镇',
];

const placesOf = ({ places }: Catalog, spoken: Speaker): Named[] => [
  ...places.map(
    ({ id, name, otherNames }): Named => ({
      facet: 'place',
      id,
      url: permalink.places,
      name: spoken(name),
      otherNames: otherNames.map((other) => ({ spoken: spoken(other) })),
    }),
  ),
  {
    facet: 'place',
    id: EVERYWHERE,
    url: permalink.places,
    name: spoken(allPlaces(places)),
    otherNames: ANY_PLACE.map((name) => ({ spoken: spoken(name) })),
  },
];

/** The notice by its names, where there is but one: of several there is an index. */
const theOnlyNotice = ({ notices: [notice, ...further] }: Catalog, spoken: Speaker): Named[] =>
  notice && further.length === 0
    ? [
        {
          facet: 'notice',
          id: notice.id,
          url: notice.url,
          name: spoken(notice.shortTitle),
          otherNames: [...new Set([notice.title, notice.qualifier, notice.annex.title])]
            .filter((name) => name !== notice.shortTitle)
            .map((name) => ({ spoken: spoken(name) })),
        },
      ]
    : [];

/** The province, as an issuer's name begins with it, without the word for what it is. */
const PROVINCE = /^(.+?)(?:省|自治区|市)/;

/** The issuers' provinces, and the places that replicate. */
function geographyOf({ places, notices }: Catalog): Lexicon['geography'] {
  return {
    provinces: [...new Set(notices.flatMap(({ issuer }) => PROVINCE.exec(issuer)?.[1] ?? []))],
    places: places.map(({ name, otherNames }) =>
      [name, ...otherNames].map(folded).sort((a, b) => b.length - a.length),
    ),
  };
}

/** All that a query's characters can stand in: the texts, and the names by which things are named. */
function* withNames(catalog: Catalog, named: readonly Named[]): Generator<string> {
  yield* textsOf(catalog);
  for (const { name, otherNames } of named) {
    yield name[0];
    for (const { spoken } of otherNames) yield spoken[0];
  }
  for (const { shortTitle, qualifier } of catalog.notices) yield shortTitle + qualifier;
}
