import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What makes the site, from the project's root: the code, and what is installed. */
const FOLDERS = ['src', 'public'];
const FILES = /^(package(-lock)?\.json|tsconfig\.json|.+\.config\.(mjs|ts|js))$/;
const INSTALLED = 'node_modules/.package-lock.json';

/** Digests the program that makes a site: its code and configuration, its packages, and Node. */
export function programDigest(root: string): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([process.versions, process.platform, process.arch]));
  for (const folder of FOLDERS) addFolder(hash, root, folder);
  const files = readdirSync(root).filter((name) => FILES.test(name));
  for (const file of [...files.sort(), INSTALLED]) addFile(hash, root, file);
  return hash.digest('base64');
}

function addFolder(hash: Hash, root: string, folder: string): void {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) addFolder(hash, root, path);
    else addFile(hash, root, path);
  }
}

/** Lengths are written before the bytes, so that no two programs read alike. */
function addFile(hash: Hash, root: string, path: string): void {
  const bytes = readFileSync(join(root, path));
  hash.update(`\n${path} ${bytes.length}\n`).update(bytes);
}
