import { join } from 'node:path';
import { expectSound, NARROW, test, WIDE } from '../audit.ts';
import { pageOfEachKind, SEVERAL } from '../site.ts';

const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';

for (const path of [...pageOfEachKind(join(SEVERAL, 'dist')), SEARCHED, '/404.html']) {
  test(`with several notices ${path}, like all of its kind, is accessible, fits and stays at home`, async ({
    sheet,
  }) => {
    await expectSound(sheet, path.slice(1), [NARROW, WIDE]);
  });
}
