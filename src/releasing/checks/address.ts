import type { PageLinks } from '../page.ts';

/**
 * Whether the site was built for another address than it is released for: its own addresses, and what
 * nginx is told, would be of two places.
 * @param home the site's first page.
 * @param siteUrl the address that the release is told; null where it is told none.
 */
export function otherAddress(home: PageLinks | undefined, siteUrl: string | null): string[] {
  const own = home?.own ?? null;
  if (own === siteUrl) return [];
  const said = (url: string | null) => url ?? '没有设置';
  return [
    `网站是按另一个 SITE_URL 构建的（${said(own)}），现在的 SITE_URL 是 ${said(siteUrl)}：请改成一样的，或者重新构建。`,
  ];
}
