import type { APIRoute } from 'astro';
import { catalog } from '../../catalog.ts';
import { lexicon } from '../../export/lexicon.ts';

export const GET: APIRoute = () => Response.json(lexicon(catalog));
