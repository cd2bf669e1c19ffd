import { Stop } from '../../publishing/stop.ts';

/** What a publication has sent, or was about to send when it was broken off. */
export interface Sending {
  /** The release's name. */
  release: string;
  /** Whether all of it has arrived: of one that was broken off, readers may have some pages. */
  whole: boolean;
  /** All of its files: paths from the site's root. */
  files: readonly string[];
}

/** The name, in the store, of the list of what was sent there: nothing else is ever taken away. */
export const SENT = 'published.json';

/**
 * Reads the list, the newest last.
 * @throws {Stop} where it isn't such a list: who goes on without it forgets what was sent.
 */
export function readSent(text: string): Sending[] {
  try {
    const list = JSON.parse(text) as Sending[];
    if (list.every(({ release, files }) => typeof release === 'string' && Array.isArray(files))) {
      return list;
    }
  } catch {
    // Said below.
  }
  throw new Stop(
    `存储里的 ${SENT} 已经损坏，没有上传：请从存储的旧版本恢复它，或者删去它再运行（以前传过、现在不用的文件就不会再自动删去）。`,
  );
}

export const writeSent = (list: readonly Sending[]): string => `${JSON.stringify(list)}\n`;

/** The list with a publication behind all others. */
export const withLast = (list: readonly Sending[], last: Sending): Sending[] => [
  ...list.filter(({ release }) => release !== last.release),
  last,
];

/**
 * Those whose files readers may still ask for: the last so many that arrived whole, and all that were
 * broken off since the first of them.
 */
export function lastSent(list: readonly Sending[], most: number): Sending[] {
  const whole = list.filter((sending) => sending.whole).slice(-most);
  return list.slice(whole[0] ? list.indexOf(whole[0]) : 0);
}
