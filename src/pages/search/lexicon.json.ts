import type { APIRoute } from 'astro';
import { lexicon } from '../../search/build/spoken-names.ts';
import { catalog } from '../../site/catalog.ts';

export const GET: APIRoute = () => Response.json(lexicon(catalog));
