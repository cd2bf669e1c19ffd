import type { APIRoute } from 'astro';
import { homophones } from '../../search/build/spoken.ts';

export const GET: APIRoute = () => Response.json(homophones());
