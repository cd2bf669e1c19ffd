import { join } from 'node:path';
import { mergedRoot } from './tests/content.ts';
import { built, projectWith } from './tests/project.ts';
import { SEVERAL, TEST_SITE_URL } from './tests/site.ts';
const r = await Promise.all([built(process.cwd(), {SITE_URL: TEST_SITE_URL}), built(projectWith(SEVERAL, join(mergedRoot(),'content')), {SITE_URL: TEST_SITE_URL})]);
for (const x of r) console.log(x.succeeded, x.said.slice(-1500));
