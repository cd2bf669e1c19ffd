import type { APIRoute, GetStaticPaths } from 'astro';
import { catalog } from '../catalog.ts';
import { absolute, pagePaths, permalink } from '../policy/permalink.ts';
import { site } from '../site.ts';

/** The sitemap holds full addresses: where none is configured there is no file. */
export const getStaticPaths = (() =>
  site.url
    ? [{ params: { file: permalink.sitemap.slice(1, -'.xml'.length) }, props: { url: site.url } }]
    : []) satisfies GetStaticPaths;

export const GET: APIRoute<{ url: string }> = ({ props }) => {
  const urls = pagePaths(catalog).map(
    (path) => `<url><loc>${absolute(props.url, path)}</loc></url>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`,
    { headers: { 'content-type': 'application/xml' } },
  );
};
