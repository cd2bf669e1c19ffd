import { resolve } from 'node:path';

/** What the operator says of releases, in the environment. */
export interface ReleaseSettings {
  /** `RELEASES`: the folder of the releases. */
  releases: string;
  /** `RELEASES_KEPT`: how many may stay. */
  most: number;
  /** `SITE_FRAME_ANCESTORS`: who may show the site in a frame, as a policy says it. */
  frameAncestors: string;
  /** `RELEASES_RELOAD`: the command that makes the server read the new release; nothing where not given. */
  reload: string | undefined;
}

/** Two are needed to go back. */
const FEWEST = 2;
const ORIGIN = /^https?:\/\/(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d+)?$/i;

/**
 * @param env the environment.
 * @param root the project's folder.
 * @returns the settings, or all that is wrong with them, in Chinese.
 */
export function releaseSettings(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): ReleaseSettings | { faults: string[] } {
  const given = (name: string) => env[name]?.trim() || undefined;
  const faults: string[] = [];
  const kept = given('RELEASES_KEPT') ?? '5';
  if (!/^\d{1,4}$/.test(kept) || Number(kept) < FEWEST) {
    faults.push(`RELEASES_KEPT 应是不小于 ${FEWEST} 的整数，现在是“${kept}”。`);
  }
  const framing = given('SITE_FRAME_ANCESTORS') ?? 'self';
  const frameAncestors = ancestors(framing);
  if (frameAncestors === undefined) {
    faults.push(
      `SITE_FRAME_ANCESTORS 应是 self、none，或者可以嵌入本站的网站地址（不带路径，用空格隔开），如 self https://portal.gov.cn，现在是“${framing}”。`,
    );
  }
  if (faults.length > 0 || frameAncestors === undefined) return { faults };
  return {
    releases: resolve(root, given('RELEASES') ?? 'releases'),
    most: Number(kept),
    frameAncestors,
    reload: given('RELEASES_RELOAD'),
  };
}

/** Who is named, as a policy says it; nothing where it can't. */
function ancestors(written: string): string | undefined {
  const named = written.split(/\s+/).map((one) => one.replace(/^'(\w+)'$/, '$1'));
  if (named.includes('none')) return named.length === 1 ? "'none'" : undefined;
  if (!named.every((one) => one === 'self' || ORIGIN.test(one))) return undefined;
  return named.map((one) => (one === 'self' ? "'self'" : one)).join(' ');
}
