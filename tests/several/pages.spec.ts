import { join } from 'node:path';
import { permalink } from '../../src/policy/address/spell.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { expectSound, NARROW, test, WIDE } from '../audit.ts';
import { pageOfEachKind, SEVERAL } from '../site.ts';

/** Pages of units that are less than others of their kind, and have what those haven't. */
const { units } = checkedCatalog(SEVERAL);
const CHANGED = [
  units.find(({ predecessors }) => predecessors.length > 0),
  units.find(({ events }) => events.length > 1),
].flatMap((unit) => (unit ? permalink.unit(unit.id) : []));
const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';

for (const path of [...pageOfEachKind(join(SEVERAL, 'dist')), ...CHANGED, SEARCHED, '/404.html']) {
  test(`with several notices ${path}, like all of its kind, is accessible, fits and stays at home`, async ({
    sheet,
  }) => {
    await expectSound(sheet, path.slice(1), [NARROW, WIDE]);
  });
}
