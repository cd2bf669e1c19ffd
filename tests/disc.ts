import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { sitePackage } from '../src/disc/package.ts';
import { DIST } from './site.ts';

/** The package of the built site, unpacked. */
export interface Disc {
  /** Its folder, as a full address that ends in `/`. */
  root: string;
  /** The files in it, from there. */
  files: string[];
  remove: () => void;
}

/** Unpacks the package of the built site where readers do: a folder with Chinese and blanks in its name. */
export async function unpackedDisc(): Promise<Disc> {
  const { zip } = await sitePackage(DIST, { name: '某站', version: '0.0.0' });
  const files = unzipSync(zip);
  const temporary = mkdtempSync(join(tmpdir(), 'disc-'));
  const folder = join(temporary, '自贸 资料（2026）', '一 # 二%20');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return {
    root: pathToFileURL(`${folder}/`).href,
    files: Object.keys(files),
    remove: () => rmSync(temporary, { recursive: true }),
  };
}
