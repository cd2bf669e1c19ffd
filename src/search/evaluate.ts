import { type Engine, FACETS, type Facet, type RecordId } from './engine.ts';
import { type Named, namedBy } from './names.ts';
import { type Query, termsOf } from './query.ts';
import { FIELDS } from './records.ts';

/** What a query finds, in order. */
export interface Answer {
  reforms: RecordId[];
  /** Clauses, units and zones; none where the query is narrowed, since they belong to no facet. */
  others: RecordId[];
  /** How many reforms each unit or zone would leave, the other facets being as they are. */
  counts: Record<Facet, Map<string, number>>;
}

/** How well a record answers: less is better. */
type Ranks = Map<RecordId, number>;

/** Answers a query with any engine: which records, in which order, and how many by facet. */
export async function evaluate(
  engine: Engine,
  query: Query,
  known: readonly Named[],
): Promise<Answer> {
  const [matches, reforms] = await Promise.all([
    matching(engine, termsOf(query), known),
    engine.reforms(),
  ]);
  const members = await memberships(engine, known);
  const within = (id: RecordId, facet: Facet) =>
    query.narrowed[facet].length === 0 ||
    query.narrowed[facet].some((value) => members[facet].get(value)?.has(id));
  const candidates = matches ? [...matches.keys()].filter((id) => reforms.has(id)) : [...reforms];
  const narrowed = FACETS.some((facet) => query.narrowed[facet].length > 0);
  const ordered = (ids: RecordId[]) =>
    ids.sort((a, b) => (matches?.get(a) ?? 0) - (matches?.get(b) ?? 0) || a - b);
  return {
    reforms: ordered(candidates.filter((id) => FACETS.every((facet) => within(id, facet)))),
    others:
      narrowed || !matches ? [] : ordered([...matches.keys()].filter((id) => !reforms.has(id))),
    counts: counts(candidates, members, within),
  };
}

/** The records in which every term is found, ranked; `undefined` where there is no term. */
async function matching(
  engine: Engine,
  terms: readonly string[],
  known: readonly Named[],
): Promise<Ranks | undefined> {
  if (terms.length === 0) return undefined;
  const perTerm = await Promise.all(terms.map((term) => ranksOf(engine, term, known)));
  const [first = new Map() as Ranks, ...rest] = perTerm;
  const all: Ranks = new Map();
  for (const [id, rank] of first) {
    const ranks = [rank, ...rest.map((other) => other.get(id))];
    if (ranks.every((one) => one !== undefined)) {
      all.set(
        id,
        ranks.reduce((sum, one) => sum + one, 0),
      );
    }
  }
  return all;
}

/** Where one term is found: title, then names, then text. A named unit or zone counts as its name. */
async function ranksOf(engine: Engine, term: string, known: readonly Named[]): Promise<Ranks> {
  const named = namedBy(term, known);
  const [byField, byName] = await Promise.all([
    Promise.all(FIELDS.map((field) => engine.containing(field, term))),
    Promise.all(named.map(({ facet, id }) => engine.belonging(facet, id))),
  ]);
  const ranks: Ranks = new Map();
  const note = (ids: ReadonlySet<RecordId>, rank: number) => {
    for (const id of ids) ranks.set(id, Math.min(rank, ranks.get(id) ?? rank));
  };
  byField.forEach(note);
  for (const ids of byName) note(ids, FIELDS.indexOf('names'));
  return ranks;
}

type Memberships = Record<Facet, Map<string, ReadonlySet<RecordId>>>;

async function memberships(engine: Engine, known: readonly Named[]): Promise<Memberships> {
  const members: Memberships = { unit: new Map(), zone: new Map() };
  await Promise.all(
    known.map(async ({ facet, id }) => {
      members[facet].set(id, await engine.belonging(facet, id));
    }),
  );
  return members;
}

function counts(
  candidates: readonly RecordId[],
  members: Memberships,
  within: (id: RecordId, facet: Facet) => boolean,
): Answer['counts'] {
  const count = (facet: Facet) => {
    const others = FACETS.filter((other) => other !== facet);
    const open = candidates.filter((id) => others.every((other) => within(id, other)));
    return new Map(
      [...members[facet]].map(([value, ids]) => [value, open.filter((id) => ids.has(id)).length]),
    );
  };
  return { unit: count('unit'), zone: count('zone') };
}
