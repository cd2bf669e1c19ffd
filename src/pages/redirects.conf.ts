import type { APIRoute } from 'astro';
import { nginxRedirects } from '../files/redirects.ts';
import { catalog } from '../site/catalog.ts';
import { site } from '../site/settings.ts';

export const GET: APIRoute = () =>
  new Response(nginxRedirects(catalog.moved, site.url), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
