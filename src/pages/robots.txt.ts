import type { APIRoute } from 'astro';
import { absolute, permalink } from '../policy/address/spell.ts';
import { site } from '../site/settings.ts';

export const GET: APIRoute = () =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      ...(site.url ? [`Sitemap: ${absolute(site.url, permalink.sitemap)}`] : []),
      '',
    ].join('\n'),
  );
