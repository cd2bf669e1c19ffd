import type { APIRoute } from 'astro';
import { makeSpokenWords } from '../../search/build/make-spoken-words.ts';
import { catalog } from '../../site/catalog.ts';

export const GET: APIRoute = () => Response.json(makeSpokenWords(catalog));
