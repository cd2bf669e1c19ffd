import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { headerPolicy, NOTHING, securityHeaders } from '../delivery/security-headers.ts';
import { permalink } from '../policy/address/spell.ts';
import { Stop } from '../publishing/stop.ts';
import { type About, VERSION_FILE } from './about.ts';
import { checkedPolicies } from './check.ts';
import { syncFolder, writeDurably } from './durable.ts';
import { assertBuilt, foldersIn, siteFiles } from './files.ts';
import { SITE } from './folders.ts';
import {
  headersConf,
  NGINX,
  POLICY,
  pagesConf,
  policiesConf,
  releaseConf,
  typesConf,
} from './nginx.ts';
import { type Before, PACKINGS, packed } from './packed.ts';
import { SBOM_FILE } from './sbom.ts';
import { digestOf, SUMS, sumsText } from './sums.ts';

/** What a release is made of, beside the built site. */
export interface Parts {
  about: About;
  /** The bill of materials, as it is written. */
  sbom: string;
  /** Who may show the site in a frame, as a policy says it. */
  frameAncestors: string;
}

/** So many files are packed at a time: as many as Node packs beside one another. */
const AT_ONCE = 4;
/** nginx includes it; readers have no use for it. */
const REDIRECTS = permalink.redirects.slice(1);

/**
 * Makes a release of a built site in a folder of its own, down to the disk.
 * @param making the folder, which isn't there yet.
 * @param before the release before, to take from it what it has packed already.
 * @returns its name: the beginning of the SHA-256 of all that it holds.
 * @throws {Stop} where the site is not one to release.
 */
export async function makeRelease(
  making: string,
  site: string,
  { about, sbom, frameAncestors }: Parts,
  before?: Before,
): Promise<string> {
  assertBuilt(site);
  const folder = statSync(site).ino;
  const files = siteFiles(site);
  const readers = files.filter((path) => path !== REDIRECTS);
  const policies = checkedPolicies(site, readers, about.url);
  const sums = new Map<string, string>();
  const write = (path: string, content: string | Uint8Array) => {
    const digest = digestOf(content);
    sums.set(path, digest);
    writeDurably(join(making, path), content, modifiedBy(digest));
  };
  for (let first = 0; first < readers.length; first += AT_ONCE) {
    const group = readers.slice(first, first + AT_ONCE);
    await Promise.all(
      group.map(async (path) => {
        const bytes = readFileSync(join(site, path));
        const smaller = await packed(path, bytes, before);
        write(`${SITE}/${path}`, bytes);
        for (const packing of PACKINGS) {
          const found = smaller[packing];
          if (found) write(`${SITE}/${path}${packing}`, found);
        }
      }),
    );
  }
  // Another build takes the place of `dist/` in one move: half of what was read would be its.
  if (statSync(site).ino !== folder) {
    throw new Stop('网站在读取时被另一次构建换掉了，没有发布：请再运行一次。');
  }
  const nothing = headerPolicy([NOTHING], frameAncestors);
  write(`${NGINX}/policies.conf`, policiesConf(policies, frameAncestors));
  write(`${NGINX}/headers.conf`, headersConf(securityHeaders(POLICY)));
  write(`${NGINX}/part-headers.conf`, headersConf(securityHeaders(nothing)));
  write(`${NGINX}/types.conf`, typesConf());
  write(`${NGINX}/pages.conf`, pagesConf(about.url));
  write(
    `${NGINX}/redirects.conf`,
    files.includes(REDIRECTS) ? readFileSync(join(site, REDIRECTS)) : '',
  );
  write(SBOM_FILE, sbom);
  const name = digestOf(sumsText(sums) + JSON.stringify(about)).slice(0, 16);
  write(`${NGINX}/release.conf`, releaseConf(name, about.url));
  write(VERSION_FILE, `${JSON.stringify({ ...about, release: name }, null, 2)}\n`);
  write(SUMS, sumsText(sums));
  for (const folder of foldersIn(making)) syncFolder(folder);
  return name;
}

/**
 * The time that a file is said to be of, in seconds: nginx makes a file's ETag of its time and its
 * size. So the same bytes have the same ETag in every release and on every server, and others have
 * another. It lies between 2001 and 2017.
 */
const modifiedBy = (digest: string): number =>
  1e9 + (Number.parseInt(digest.slice(0, 12), 16) % 5e8);
