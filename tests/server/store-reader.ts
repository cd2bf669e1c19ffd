import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** What says which parts of the index belong together. */
export const ENTRY = 'pagefind/pagefind-entry.json';

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

/** One who reads all the while, as slowly as people do, and notes whatever is missing. */
export class Reader {
  readonly missing: string[] = [];
  visits = 0;
  private stopped = false;
  private reading: Promise<void> | undefined;
  private readonly root: string;
  private readonly random: () => number;

  /** @param root the address of the site's root, with a slash at its end. */
  constructor(root: string, random: () => number) {
    this.root = root;
    this.random = random;
  }

  start(): void {
    this.reading = this.read();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.reading;
  }

  private async read(): Promise<void> {
    while (!this.stopped) {
      await this.page('index.html');
      const data = await this.part('search/lexicon.json', 'the page');
      const named = JSON.parse(data || '[]') as string[];
      // The newest are those that may not be there yet.
      for (const one of named.slice(-2)) await this.page(`${one}index.html`);
      await this.search();
      this.visits++;
    }
  }

  /** Asks the index as Pagefind does, one part after the other, and goes to what it has found last. */
  private async search(): Promise<void> {
    await this.part('pagefind/pagefind.js', 'the page');
    const list = JSON.parse((await this.part(ENTRY, 'the index')) || '""') as string;
    await setTimeout(this.random() * 60);
    const fragments = JSON.parse((await this.part(list, ENTRY)) || '[]') as string[];
    await setTimeout(this.random() * 60);
    for (const fragment of fragments.slice(-1)) {
      const page = JSON.parse((await this.part(fragment, list)) || '""') as string;
      if (page) await this.page(page);
    }
  }

  /** A page, and after a while its script. */
  private async page(path: string): Promise<void> {
    const html = await this.part(path, 'data or a reader');
    const [, script = ''] = /src="([^"]+)"/.exec(html) ?? [];
    await setTimeout(this.random() * 60);
    await this.part(new URL(script, new URL(path, 'http://x/')).pathname.slice(1), path);
  }

  private async part(path: string, of: string): Promise<string> {
    const { ok, status, bytes } = await whole(new URL(path, this.root));
    if (!ok) this.missing.push(`${path} of ${of}: ${status}`);
    return ok ? bytes.toString() : '';
  }
}

/** What a store answered. */
interface Answer {
  ok: boolean;
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/**
 * What a store answers, asked again where that isn't what its own tag says it is, breaks off or
 * stumbles: this store writes into the file that it reads from, which others don't.
 */
export async function whole(url: URL): Promise<Answer> {
  for (;;) {
    const answer = await read(url);
    if (answer && answer.status < 500 && (!answer.ok || isWhole(answer))) return answer;
    await setTimeout(5);
  }
}

const isWhole = ({ headers, bytes }: Answer) => headers.get('etag') === `"${md5(bytes)}"`;

async function read(url: URL): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url);
    const { ok, status, headers } = answer;
    return { ok, status, headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
