import { join } from 'node:path';
import { Stop } from '../publishing/stop.ts';
import { linkDurably } from './durable.ts';
import { currentOf, linkedName } from './folders.ts';
import { readHistory, shownBefore } from './history.ts';
import { keepFiles } from './kept-files.ts';
import { clear } from './prune.ts';
import { damagedIn } from './sums.ts';

/**
 * Lets `current` lead to the release that was shown before it, or to another one that is there.
 * @param releases the folder of the releases, whose lock is held.
 * @param to the name of the release; without it, the one before.
 * @returns the name of the release that is shown now.
 * @throws {Stop} where there is none, or where it is damaged: then nothing has changed.
 */
export function rollback(releases: string, to?: string): string {
  // Should that one have gone, this is how to come back from there.
  const current = linkedName(releases);
  const history = readHistory(releases);
  if (history.length === 0) throw new Stop('还没有发布过：请先运行 npm run release。');
  const name = to ?? shownBefore(releases).at(-1);
  if (name === undefined) {
    throw new Stop(`现在的版本 ${current} 之前没有别的版本，退不回去。${listOf(history, current)}`);
  }
  if (!history.includes(name)) throw new Stop(`没有版本 ${name}。${listOf(history, current)}`);
  const [damaged] = damagedIn(join(releases, name));
  if (damaged) {
    throw new Stop(`版本 ${name} 已经损坏（${damaged}），没有退回。${listOf(history, current)}`);
  }
  clear(releases);
  keepFiles(releases, name);
  linkDurably(currentOf(releases), name);
  return name;
}

const listOf = (history: readonly string[], current: string | undefined) =>
  `留着的版本，从旧到新：${history.map((name) => (name === current ? `${name}（现在的）` : name)).join('、')}。`;
