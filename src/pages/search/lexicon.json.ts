import type { APIRoute } from 'astro';
import { makeLexicon } from '../../search/build/make-lexicon.ts';
import { catalog } from '../../site/catalog.ts';

export const GET: APIRoute = () => Response.json(makeLexicon(catalog));
