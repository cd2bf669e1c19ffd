/** Tells what a page costs over the wire, as the browser itself counts it. */
import { spawn } from 'node:child_process';
import type { CDPSession, Page } from '@playwright/test';

/** What came since the count began. */
export interface Wire {
  bytes: number;
  requests: number;
  /** The longest row of requests each of which was made only after one before it had been answered. */
  roundTrips: number;
  /** Bytes by what they are of, as `partOf` names it. */
  parts: Map<string, number>;
}

interface Request {
  url: string;
  begun: number;
  ended?: number;
  bytes: number;
}

/** A slow telephone line, as browsers' own tools have it, and a slow machine. */
export const SLOW = { latency: 150, bytesASecond: (1.6 * 1024 * 1024) / 8, processor: 4 };

/**
 * Counts what a page fetches, from now on; `take` tells it and begins anew.
 * @param partOf names what an address is of.
 */
export async function wireOf(page: Page, partOf: (path: string) => string) {
  const session = await page.context().newCDPSession(page);
  let requests = new Map<string, Request>();
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    requests.set(requestId, { url: request.url, begun: timestamp, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { bytes: encodedDataLength, ended: timestamp });
  });
  await session.send('Network.enable');
  const take = (): Wire => {
    const done = [...requests.values()].filter(({ ended }) => ended !== undefined);
    requests = new Map();
    const parts = new Map<string, number>();
    for (const { url, bytes } of done) {
      const part = partOf(new URL(url).pathname);
      parts.set(part, (parts.get(part) ?? 0) + bytes);
    }
    const bytes = done.reduce((sum, request) => sum + request.bytes, 0);
    return { bytes, requests: done.length, roundTrips: longestRow(done), parts };
  };
  return { take, session };
}

/** Makes a page's line and machine slow. */
export async function slowed(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.bytesASecond,
    uploadThroughput: SLOW.bytesASecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor });
}

function longestRow(requests: readonly Request[]): number {
  const rows: { ended: number; length: number }[] = [];
  for (const { begun, ended = begun } of [...requests].sort((a, b) => a.begun - b.begun)) {
    const before = rows.filter((row) => row.ended <= begun).map(({ length }) => length);
    rows.push({ ended, length: 1 + Math.max(0, ...before) });
  }
  return Math.max(0, ...rows.map(({ length }) => length));
}

/** Serves a folder as `npm start` does; gives its address and what ends it. */
export async function served(folder: string, port: number) {
  const server = spawn(process.execPath, ['scripts/serve.ts', folder], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  return { address: `http://localhost:${port}/`, stop: () => server.kill() };
}

/** The middle one of some figures. */
export const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
