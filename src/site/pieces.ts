import { namesIn, pieces } from '../policy/pieces.ts';
import { catalog } from './catalog.ts';

const names = namesIn(catalog);
const cut = new Map<string, string[]>();

/** A heading cut where its lines may end. The same ones stand on many pages: each is cut once. */
export function piecesOf(text: string): string[] {
  const known = cut.get(text) ?? pieces(text, names);
  cut.set(text, known);
  return known;
}
