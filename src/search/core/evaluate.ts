import type { Engine, RecordId } from './engine.ts';
import { byFacet, FACETS, type Facet } from './facet.ts';
import type { Query } from './query.ts';
import { isSetting, type Ranks, ranksOf, withinOf } from './ranks.ts';
import { FIELDS } from './record.ts';
import type { Term } from './term.ts';

/** What a query finds, in order. */
export interface Answer {
  reforms: RecordId[];
  /**
   * Clauses, units and zones. Where the query is narrowed to notices, the clauses of these; none
   * where it is narrowed otherwise, since they belong to no other facet.
   */
  others: RecordId[];
  /** All reforms within the facets, whatever they say. */
  open: RecordId[];
  /** How many reforms each value of a facet would leave, the other facets being as they are. */
  counts: Record<Facet, Map<string, number>>;
}

/**
 * The records that answer all terms of a query within its facets, in order, and the counts by facet.
 * @param known the ids of each facet that are counted; what the query is narrowed by is among them.
 */
export async function evaluate(
  engine: Engine,
  terms: readonly Term[],
  narrowed: Query['narrowed'],
  known: Record<Facet, readonly string[]>,
): Promise<Answer> {
  const [ranks, wholes, reforms, members] = await Promise.all([
    ranksOfAll(engine, terms),
    wholePhrase(engine, terms),
    engine.reforms(),
    memberships(engine, known),
  ]);
  const within = (id: RecordId, facet: Facet) =>
    narrowed[facet].length === 0 ||
    narrowed[facet].some((value) => members[facet].get(value)?.has(id));
  const all = ranks ? [...ranks.keys()] : [...reforms];
  const candidates = all.filter((id) => reforms.has(id));
  const isOpen = (id: RecordId) => FACETS.every((facet) => within(id, facet));
  const hasOthers = FACETS.every((facet) => facet === 'notice' || narrowed[facet].length === 0);
  const others = hasOthers ? all.filter((id) => !reforms.has(id) && within(id, 'notice')) : [];
  const inOrder = (ids: RecordId[]) =>
    ids.sort(
      (a, b) =>
        (ranks?.get(a) ?? 0) - (ranks?.get(b) ?? 0) ||
        Number(wholes.has(b)) - Number(wholes.has(a)) ||
        a - b,
    );
  return {
    reforms: inOrder(candidates.filter(isOpen)),
    others: inOrder(others),
    open: [...reforms].filter(isOpen),
    counts: countsOf(candidates, members, within),
  };
}

/** The records that answer every term, their ranks added up; `undefined` where there is no term. */
async function ranksOfAll(engine: Engine, terms: readonly Term[]): Promise<Ranks | undefined> {
  // A place or a notice by itself is answered by its own page; beside other words it narrows.
  const narrows = terms.some((term) => !isSetting(term));
  const [first, ...rest] = await Promise.all(
    terms.map(async (term) => {
      const ranks = await ranksOf(engine, term);
      return narrows && isSetting(term) ? withSetting(engine, term, ranks) : ranks;
    }),
  );
  if (!first) return undefined;
  const all: Ranks = new Map();
  for (const [id, rank] of first) {
    if (rest.every((other) => other.has(id))) {
      all.set(
        id,
        rest.reduce((sum, other) => sum + (other.get(id) ?? 0), rank),
      );
    }
  }
  return all;
}

/** The records that a place or notice narrows to, those that say its name before the others. */
async function withSetting(engine: Engine, term: Term, said: Ranks): Promise<Ranks> {
  const within = await withinOf(engine, term);
  return new Map([...within, ...said]);
}

/** The records where the terms stand one right after the other. */
async function wholePhrase(engine: Engine, terms: readonly Term[]): Promise<Set<RecordId>> {
  const found = new Set<RecordId>();
  if (terms.length < 2 || terms.some((term) => term.texts.length === 0)) return found;
  const whole = terms.map((term) => term.texts[0]).join('');
  for (const ids of await Promise.all(FIELDS.map((field) => engine.containing(field, whole)))) {
    for (const id of ids) found.add(id);
  }
  return found;
}

type Memberships = Record<Facet, Map<string, ReadonlySet<RecordId>>>;

async function memberships(
  engine: Engine,
  known: Record<Facet, readonly string[]>,
): Promise<Memberships> {
  const members: Memberships = byFacet(() => new Map());
  await Promise.all(
    FACETS.flatMap((facet) =>
      known[facet].map(async (id) => {
        members[facet].set(id, await engine.belonging(facet, id));
      }),
    ),
  );
  return members;
}

function countsOf(
  candidates: readonly RecordId[],
  members: Memberships,
  within: (id: RecordId, facet: Facet) => boolean,
): Answer['counts'] {
  return byFacet((facet) => {
    const open = candidates.filter((id) =>
      FACETS.every((other) => other === facet || within(id, other)),
    );
    return new Map(
      [...members[facet]].map(([value, ids]) => [value, open.filter((id) => ids.has(id)).length]),
    );
  });
}
