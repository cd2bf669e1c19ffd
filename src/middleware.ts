import { defineMiddleware } from 'astro:middleware';
import { contentSecurityPolicy } from './delivery/content-security-policy.ts';
import { relativeLinks, rootedLinks } from './delivery/links.ts';
import { shortScopes } from './delivery/short-scopes.ts';
import { permalink } from './policy/address/spell.ts';
import { site } from './site/settings.ts';

/**
 * The last step of every page, in the build and while writing: links become relative to the page,
 * and the page gets a policy that allows just what it contains.
 */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const html = await response.text();
  // A server shows 404.html under any address, so nothing in it can be relative.
  const linked = /\/404(\.html|\/)?$/.test(url.pathname)
    ? rootedLinks(html, site.url)
    : relativeLinks(html, url.pathname);
  const searching = url.pathname === permalink.search;
  const body = import.meta.env.PROD
    ? contentSecurityPolicy(shortScopes(linked), { wasm: searching })
    : linked;
  return new Response(body, response);
});
