import type { APIRoute } from 'astro';
import { noticeIndex } from '../search/build/notice-index.ts';
import { catalog } from '../site/catalog.ts';

export const GET: APIRoute = () => Response.json(noticeIndex(catalog));
