import {
  closeSync,
  fsyncSync,
  futimesSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

// What is written here is on the disk, and not only in the machine's memory, before anything leads to
// it: else a power cut could leave the link and lose the files.

/**
 * Writes a new file, its folder too, and waits until it is on the disk. The folder's own entry is
 * there for good after `syncFolder`.
 * @param modified the time that it is said to be of, in seconds.
 */
export function writeDurably(file: string, content: string | Uint8Array, modified?: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const opened = openSync(file, 'wx');
  try {
    writeFileSync(opened, content);
    if (modified !== undefined) futimesSync(opened, modified, modified);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Moves a file, link or folder to a place beside it or over what is there, in one step. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) syncFolder(dirname(from));
}

/** A name for what is to take the place of a file, in the same folder. */
export const beside = (file: string): string =>
  join(dirname(file), `.link-${process.pid}-${basename(file)}`);

/** Writes a file, or writes it anew: who reads it sees the old one or the new one. */
export function replaceDurably(file: string, content: string): void {
  rmSync(beside(file), { force: true });
  writeDurably(beside(file), content);
  moveDurably(beside(file), file);
}

/** Makes a link, or lets it lead elsewhere: who follows it comes to the one or to the other. */
export function linkDurably(link: string, target: string): void {
  rmSync(beside(link), { force: true });
  symlinkSync(target, beside(link));
  moveDurably(beside(link), link);
}
