import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { glossaryFaults } from '../../src/policy/join/glossary.ts';
import { idleFaults } from '../../src/policy/join/idle.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const catalog = checkedCatalog(process.cwd());
const term = (id: string, forms?: string[]) => ({ id, term: id, forms, meaning: '词义。' });

describe('a list that the cards and texts refer to', () => {
  it('has nothing that no reform names', () => {
    assert.deepEqual(idleFaults(catalog), []);
    for (const list of ['units', 'zones', 'topics', 'platforms', 'served'] as const) {
      const [one] = catalog[list];
      const idle = { ...one, id: 'nowhere', name: '无处' };
      const faults = idleFaults({ ...catalog, [list]: [...catalog[list], idle] });
      assert.deepEqual(
        faults.map(({ file, field }) => `${file} ${field}`),
        [`content/${list}.yaml [${catalog[list].length}].id`],
      );
    }
  });

  it('explains no word that stands nowhere, by whatever form', () => {
    assert.deepEqual(glossaryFaults(catalog.glossary, catalog.reforms), []);
    const faults = glossaryFaults(
      [term('盘库'), term('无此词'), term('盘库', ['无此写法'])],
      catalog.reforms,
    );
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['[1].term', '[2].forms'],
    );
  });
});
