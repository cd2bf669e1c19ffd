import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { feed } from '../../src/files/feed.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const catalog = checkedCatalog(join(import.meta.dirname, '../..'));
const SITE = { siteUrl: 'https://host/column/', name: '站', subtitle: '一行' };

it('the feed tells of a change before what was added earlier, with where it is', () => {
  const on = '2030-01-02';
  const xml = feed(
    { ...catalog, changes: [{ on, text: '改正<第3点>。', at: ['/fj7/16/#p3', '/fj7/16/'] }] },
    SITE,
  );
  const [head = '', first = '', ...rest] = xml.split('<entry>');
  assert.match(head, /<updated>2030-01-02T00:00:00\+08:00<\/updated>/);
  assert.match(first, /<title>修改：改正&lt;第3点&gt;。<\/title>/);
  assert.match(first, /<link href="https:\/\/host\/column\/fj7\/16\/#p3"\/>/);
  const events = catalog.units.flatMap((unit) => unit.events);
  const added = catalog.notices.length + catalog.reforms.length;
  assert.equal(rest.length, added + events.length);
  assert.doesNotMatch(rest.join(''), /修改：/);
});

it('the feed has nothing to tell of what was not entered in the ledger', () => {
  assert.doesNotMatch(feed({ ...catalog, ledger: [], changes: [] }, SITE), /<entry>/);
});
