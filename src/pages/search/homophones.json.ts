import type { APIRoute } from 'astro';
import { homophones } from '../../export/lexicon.ts';

export const GET: APIRoute = () => Response.json(homophones());
