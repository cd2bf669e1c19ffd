import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeCatalog } from '../site/content.ts';
import { site } from '../site/settings.ts';
import { KeptSite } from './kept-site.ts';
import { partsOf, watchParts } from './parts.ts';
import { programDigest } from './program.ts';
import { digestOf } from './record.ts';

/** Content that pages take as it is, past the catalog. */
const AS_IT_IS = 'content/about.mdx';

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
  const about = digestOf(readFileSync(join(root, AS_IT_IS)));
  return new KeptSite(
    { record: join(root, '.build/cache/site'), published: join(root, 'dist') },
    digestOf(JSON.stringify([programDigest(root), site, parts.frame, about])),
    parts,
  );
}
