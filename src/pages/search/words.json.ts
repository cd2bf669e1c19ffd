import type { APIRoute } from 'astro';
import { makeWords } from '../../search/build/make-words.ts';
import { catalog } from '../../site/catalog.ts';

export const GET: APIRoute = () => Response.json(makeWords(catalog.words));
