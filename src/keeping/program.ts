import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What makes the site, from the project's root: the code, its settings, and what is installed. */
const PROGRAM = ['src', 'public'];
const PROGRAM_FILES = /^(package(-lock)?\.json|tsconfig\.json|.+\.config\.(mjs|ts|js))$/;
const INSTALLED = 'node_modules/.package-lock.json';
/** Content that a page takes as it is, past the catalog. */
const AS_IT_IS = ['content/about.mdx'];

/**
 * Digests all that a site is made by and from beside the catalog: code, packages, Node, and the
 * operator's settings.
 * @param root the project's folder
 * @param settings what the operator set
 */
export function programDigest(root: string, settings: unknown): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([settings, process.versions, process.platform, process.arch]));
  for (const folder of PROGRAM) addFolder(hash, root, folder);
  const files = readdirSync(root).filter((name) => PROGRAM_FILES.test(name));
  for (const file of [...files.sort(), INSTALLED, ...AS_IT_IS]) addFile(hash, root, file);
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
