import type { APIRoute, GetStaticPaths } from 'astro';
import { feed } from '../files/feed.ts';
import { escapeXml } from '../office/ooxml.ts';
import { pageDates } from '../policy/address/history.ts';
import { pagePaths } from '../policy/address/pages.ts';
import { absolute, permalink } from '../policy/address/spell.ts';
import { catalog } from '../site/catalog.ts';
import { site } from '../site/settings.ts';

/** Files that hold full addresses: where none is configured they are not made. */
export const getStaticPaths = (() =>
  site.url
    ? Object.keys(files(site.url)).map((file) => ({ params: { file } }))
    : []) satisfies GetStaticPaths;

export const GET: APIRoute<never, { file: string }> = ({ params }) => {
  const xml = files(site.url ?? '')[params.file]?.();
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`, {
    headers: { 'content-type': 'application/xml' },
  });
};

/** The files by their names without an ending, each made when it is asked for. */
const files = (siteUrl: string): Record<string, () => string> => ({
  [nameOf(permalink.sitemap)]: () => sitemap(siteUrl),
  [nameOf(permalink.openSearch)]: () => openSearch(siteUrl),
  [nameOf(permalink.feed)]: () =>
    feed(catalog, { siteUrl, name: site.name, subtitle: site.description }),
});

const nameOf = (path: string) => path.slice(1, -'.xml'.length);

function sitemap(siteUrl: string): string {
  const dates = pageDates(catalog);
  const urls = pagePaths(catalog).map((path) => {
    const updated = dates.get(path)?.updated;
    const changed = updated ? `<lastmod>${updated}</lastmod>` : '';
    return `<url><loc>${escapeXml(absolute(siteUrl, path))}</loc>${changed}</url>`;
  });
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`;
}

/** Lets a browser offer the site as a search engine of its own. */
function openSearch(siteUrl: string): string {
  const at = (path: string) => escapeXml(absolute(siteUrl, path));
  return `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>自贸创新成果</ShortName>
<Description>${escapeXml(site.description)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="32" height="32" type="image/x-icon">${at('/favicon.ico')}</Image>
<Url type="text/html" template="${at(permalink.search)}?q={searchTerms}"/>
</OpenSearchDescription>`;
}
