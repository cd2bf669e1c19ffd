import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promisedAddresses } from '../../src/policy/address/promised.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { pageHtml, siteFiles } from '../site.ts';

const promised = promisedAddresses(checkedCatalog(process.cwd()));
const places = promised.filter((address) => address.includes('#'));
const built = new Set(siteFiles());

describe('every address that is promised', () => {
  it('is promised once', () => {
    const twice = promised.filter((address, index) => promised.indexOf(address) !== index);
    assert.deepEqual(twice, []);
  });

  it('is answered by one file', () => {
    for (const address of promised.filter((one) => !one.includes('#'))) {
      const answerers = address.endsWith('/')
        ? [`${address}index.html`, `${address.slice(0, -1)}.html`, address.slice(0, -1)]
        : [address, `${address}/index.html`, `${address}.html`];
      assert.deepEqual(
        answerers.filter((file) => built.has(file)),
        answerers.slice(0, 1),
        address,
      );
    }
  });

  it('is answered, where it is a place on a page, by one element', () => {
    assert.notEqual(places.length, 0);
    for (const address of places) {
      const [page = '', anchor] = address.split('#');
      const found = pageHtml(page).split(` id="${anchor}"`).length - 1;
      assert.equal(found, 1, `${address} stands ${found} times`);
    }
  });
});
