import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../../publishing/stop.ts';
import { cacheControlOf } from '../caching.ts';
import { filesIn } from '../files.ts';
import { currentName, SITE } from '../folders.ts';
import { damagedIn } from '../sums.ts';
import { typeOf } from '../types.ts';
import { inTurns } from './order.ts';
import { lastSent, readSent, SENT, type Sending, withLast, writeSent } from './sent.ts';
import type { Store, Stored } from './store.ts';

/** What a run has done. */
export interface Published {
  /** The release. */
  name: string;
  sent: number;
  removed: number;
}

/**
 * Sends the release that `current` leads to, so that a reader who comes at any moment finds all parts
 * of what he has. Files go as they are, unpacked: a store answers all readers with the same bytes, and
 * what stands before it packs them for those who can. Broken off anywhere, the next run goes on, since
 * it sends only what the store lacks.
 * @param releases the folder of the releases, whose lock is held.
 * @param most how many publications' files stay, this one's included: who has an old page open still
 * asks for its parts, whatever has become of the release here.
 * @param progress is told how many of the files have been sent.
 * @throws {Stop} with what is wrong.
 */
export async function publish(
  releases: string,
  store: Store,
  most: number,
  progress: (sent: number, all: number) => void = () => {},
): Promise<Published> {
  const name = currentName(releases);
  if (name === undefined) {
    throw new Stop(
      '没有可以上传的版本：还没有发布过，或者 current 指向的版本已经不在了。请先运行 npm run release。',
    );
  }
  const [damaged] = damagedIn(join(releases, name));
  if (damaged) throw new Stop(`版本 ${name} 已经损坏（${damaged}），没有上传。`);
  const site = join(releases, name, SITE);
  const own = sentFiles(site);
  const stored = await store.list();
  const before = stored.has(SENT) ? await store.read(SENT) : undefined;
  const known: Sending[] = before === undefined ? [] : readSent(before);
  const changed = own.filter((path) => differs(site, path, stored));
  const sending = { release: name, whole: false, files: own };
  // Before anything is sent, so that a broken run's files are known to the next.
  const list = writeSent(withLast(known, sending));
  if (list !== before) await store.write(SENT, list);
  let sent = 0;
  for (const turn of inTurns(changed, (path) => stored.has(path))) {
    for (const { headers, paths } of byHeaders(turn)) {
      await store.send(site, paths, headers);
      sent += paths.length;
      progress(sent, changed.length);
    }
  }
  const last = lastSent(withLast(known, { ...sending, whole: true }), most);
  const kept = new Set(last.flatMap(({ files }) => files));
  const old = filesOf(known).filter((path) => !kept.has(path) && stored.has(path));
  if (old.length > 0) await store.remove(old);
  await store.write(SENT, writeSent(last));
  return { name, sent, removed: old.length };
}

/** The files of a site without the packed ones beside them. */
const sentFiles = (site: string): string[] =>
  filesIn(site).filter((path) => !/\.(br|gz)$/.test(path));

const differs = (site: string, path: string, stored: Stored): boolean =>
  stored.get(path) !==
  createHash('md5')
    .update(readFileSync(join(site, path)))
    .digest('hex');

const filesOf = (list: readonly Sending[]) => [...new Set(list.flatMap(({ files }) => files))];

/** Files by what their answers say of them. */
function byHeaders(paths: readonly string[]) {
  const groups = new Map<string, { headers: Record<string, string>; paths: string[] }>();
  for (const path of paths) {
    const headers = { 'Content-Type': typeOf(path).type, 'Cache-Control': cacheControlOf(path) };
    const key = JSON.stringify(headers);
    groups.set(key, { headers, paths: [...(groups.get(key)?.paths ?? []), path] });
  }
  return groups.values();
}
