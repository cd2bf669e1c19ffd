import { cutter, namesIn } from '../policy/pieces.ts';
import { catalog } from './catalog.ts';

/** A heading cut where its lines may end. */
export const piecesOf = cutter(namesIn(catalog));
