import type { APIRoute } from 'astro';
import { homophones } from '../../search/build/spoken-names.ts';

export const GET: APIRoute = () => Response.json(homophones());
