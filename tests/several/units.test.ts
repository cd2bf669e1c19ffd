import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { permalink, relativeTo } from '../../src/policy/address/spell.ts';
import type { Unit } from '../../src/policy/model.ts';
import { chineseDate } from '../../src/policy/source/numeral.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { pageHtml, SEVERAL } from '../site.ts';

const DIST = join(SEVERAL, 'dist');
const { notices, reforms, units, groups } = checkedCatalog(SEVERAL);
const of = (kind: string) =>
  units.filter(({ events }) => events.some((event) => event.kind === kind));
const file = (path: string) => readFileSync(join(DIST, path));

/** The text of a page as it is read, and its links with what is written on them. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, '');
const main = (path: string) => /<main[\s\S]*<\/main>/.exec(pageHtml(path, DIST))?.[0] ?? '';
const leadsTo = (page: string, target: string, words: string) =>
  main(page)
    .match(/<a [^>]*>[\s\S]*?<\/a>/g)
    ?.some((link) => link.includes(`href="${relativeTo(page, target)}"`) && textOf(link) === words);
const pageOf = ({ id }: Pick<Unit, 'id'>) => permalink.unit(id);

describe('a unit that changed', () => {
  it('is there in each way', () => {
    for (const kind of ['更名', '合并', '分设']) assert.notEqual(of(kind).length, 0, kind);
  });

  it('says on its page what became of it, when, and by what, and leads to what it became', () => {
    let led = 0;
    for (const unit of units) {
      for (const [index, { on, source, into }] of unit.events.entries()) {
        const [, item = ''] =
          new RegExp(`<li id="change-${index + 1}"[^>]*>([\\s\\S]*?)</li>`).exec(
            main(pageOf(unit)),
          ) ?? [];
        assert.match(textOf(item), /^编者注：/, unit.id);
        assert.ok(textOf(item).includes(chineseDate(on)), unit.id);
        assert.ok(textOf(item).endsWith(`依据：${source}。`), unit.id);
        for (const { id, name } of into) {
          assert.ok(textOf(item).includes(name), unit.id);
          if (id === undefined) continue;
          led++;
          assert.ok(leadsTo(pageOf(unit), permalink.unit(id), name), unit.id);
        }
      }
    }
    assert.ok(led >= 2);
  });

  it('is named by what it became, with its reforms told apart and not counted there', () => {
    const heirs = units.filter(({ predecessors }) => predecessors.length > 0);
    assert.ok(heirs.length >= 2);
    for (const heir of heirs) {
      const page = textOf(main(pageOf(heir)));
      assert.ok(page.includes(`牵头${groups.count('units', heir.id)}项`), heir.id);
      for (const { id, name } of heir.predecessors) {
        assert.ok(leadsTo(pageOf(heir), permalink.unit(id), name), `${heir.id} to ${id}`);
        const told = `通知里由${name}牵头的${groups.count('units', id)}项列在它的页面，不计入本页`;
        assert.ok(page.includes(told), `${heir.id}: ${told}`);
      }
    }
  });

  it('keeps its name of the notice on reforms and lists, with a note on what it is today', () => {
    for (const { url, units: own } of reforms) {
      for (const { name, today } of own) {
        if (today) assert.ok(textOf(main(url)).includes(`${name}编者注：${today}`), url);
      }
    }
    for (const notice of notices) {
      for (const { name, today } of notice.units) {
        for (const page of [notice.url, permalink.noticeMatrix(notice.id)]) {
          if (today) assert.ok(textOf(main(page)).includes(`${name}${today}`), page);
        }
      }
    }
  });

  it('stands in the index of units with its days and sources', () => {
    const index = textOf(main(permalink.units));
    for (const { name, today = '', events } of units.filter(({ events }) => events.length > 0)) {
      assert.ok(index.includes(`${name}${today}`), name);
      for (const { kind, on, source } of events) {
        assert.ok(index.includes(`${chineseDate(on)}${kind}，${source}`), name);
      }
    }
  });

  it('is in the data, beside the name of the notice', () => {
    for (const notice of notices) {
      const data = JSON.parse(file(permalink.data(notice.id)).toString());
      for (const unit of notice.units) {
        const own = data.units.find(({ id }: Unit) => id === unit.id);
        assert.equal(own.name, unit.name);
        assert.equal(own.today, unit.today);
        const told = own.events?.map(({ kind, on, source }: Unit['events'][number]) => ({
          kind,
          on,
          source,
        }));
        const events = unit.events.map(({ kind, on, source }) => ({ kind, on, source }));
        assert.deepEqual(told ?? [], events);
      }
      for (const reform of notice.reforms) {
        const own = JSON.parse(file(permalink.file(reform.url, '.json')).toString());
        assert.deepEqual(
          own.reform.units.map(({ today }: Unit) => today),
          reform.units.map(({ today }) => today),
        );
      }
    }
  });

  it('is told of in the feed and among the changes', () => {
    const feed = file('feed.xml').toString();
    const changes = textOf(main(permalink.changes));
    for (const { id, events } of units) {
      for (const [index, { kind, on }] of events.entries()) {
        assert.ok(feed.includes(`${permalink.unit(id)}#change-${index + 1}"`), id);
        assert.ok(changes.includes(`单位${kind}：${chineseDate(on)}，`), id);
      }
    }
  });

  it('is noted in the drafts and tables of its reforms', () => {
    const textIn = (path: string) =>
      Object.entries(unzipSync(file(path)))
        .filter(([name]) => name.endsWith('.xml'))
        .map(([, bytes]) => textOf(strFromU8(bytes)))
        .join('');
    for (const unit of [...of('合并'), ...of('分设'), ...of('更名').slice(0, 1)]) {
      const note = `${unit.name}${unit.today}`;
      assert.ok(textIn(permalink.file(pageOf(unit), '.xlsx')).includes(note), unit.id);
      const [drafted] = groups.of('units', unit.id).filter(({ notice }) => notice.plan);
      if (drafted) {
        assert.ok(textIn(permalink.file(drafted.url, '-plan.docx')).includes(note), unit.id);
      }
    }
  });
});
