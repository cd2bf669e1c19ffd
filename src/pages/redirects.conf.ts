import type { APIRoute } from 'astro';
import { catalog } from '../catalog.ts';
import { nginxRedirects } from '../export/nginx.ts';
import { site } from '../site.ts';

export const GET: APIRoute = () =>
  new Response(nginxRedirects(catalog.moved, site.url), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
