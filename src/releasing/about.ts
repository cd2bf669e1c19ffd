import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKER } from './packed.ts';

/** `version.json`: what a release was made of. Nothing in it tells when or where. */
export const VERSION_FILE = 'version.json';

/** What a release says of itself, beside its name. */
export interface About {
  name: string;
  /** The program's. */
  version: string;
  /** The site's full address; null where none was given. */
  url: string | null;
  /** The day that the build was told, `YYYY-MM-DD`; null where it was told none. */
  buildDate: string | null;
  /** What packed its files: see `PACKER`. */
  packer: string;
}

/** @param root the project's folder. */
export function aboutOf(
  root: string,
  site: { url?: string | undefined; buildDate?: string | undefined },
): About {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const { url = null, buildDate = null } = site;
  return { name, version, url, buildDate, packer: PACKER };
}

/** What packed the files of a release that is there; nothing where it doesn't say. */
export function packerOf(release: string): string | undefined {
  try {
    const { packer } = JSON.parse(readFileSync(join(release, VERSION_FILE), 'utf8')) as About;
    return packer;
  } catch {
    return undefined;
  }
}
