import type { APIRoute } from 'astro';
import { makeTitles } from '../../search/build/make-titles.ts';
import { catalog } from '../../site/catalog.ts';

export const GET: APIRoute = () => Response.json(makeTitles(catalog));
