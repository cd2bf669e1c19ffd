import { join } from 'node:path';
import { wholeCatalog } from '../site/content.ts';
import { site } from '../site/settings.ts';
import { KeptSite } from './kept-site.ts';
import { partsOf, watchParts } from './parts.ts';
import { programDigest } from './program.ts';
import { digestOf } from './record.ts';

let known: KeptSite | undefined;

/** What this build may take of the site before it; from the first call on, reads of the catalog are noted. */
export function keptSite(): KeptSite {
  known ??= begun(process.cwd());
  return known;
}

function begun(root: string): KeptSite {
  const catalog = wholeCatalog();
  const parts = partsOf(catalog);
  watchParts(catalog);
  return new KeptSite(
    { record: join(root, '.build/cache/site'), published: join(root, 'dist') },
    digestOf(JSON.stringify([programDigest(root), site, parts.frame])),
    parts,
  );
}
