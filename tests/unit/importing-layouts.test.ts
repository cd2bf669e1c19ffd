import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { Imported } from '../../src/importing/import.ts';
import { fileOf, imported, mdx, REPOSITORY, read } from '../imported.ts';
import {
  cleanText,
  type Layout,
  type Listed,
  layoutOf,
  page,
  textLines,
} from '../notice-layouts.ts';

const listed = (name: string) => parse(read(REPOSITORY, `content/${name}.yaml`)) as Listed[];
const LISTS = { units: listed('units'), zones: listed('zones'), places: listed('places') };
const SEEDS = Array.from({ length: 200 }, (_, at) => at + 1);

const ids = (list: readonly Listed[]) => list.map(({ id }) => id);
const folded = (text: string) => text.replace(/\s+/g, '');

/** What was made against what was found, field by field. */
function holds(layout: Layout, result: Imported) {
  const has = (is: string) => layout.columns.some((column) => column.is === is);
  for (const row of layout.rows) {
    const { facts, body } = mdx(fileOf(result, `${String(row.number).padStart(2, '0')}.mdx`));
    const scope = row.scope === '全省' ? '全省' : ids(row.scope);
    assert.deepEqual(
      [facts.number, facts.title, facts.zones, facts.scope, facts.units, body],
      [
        row.number,
        row.title,
        has('zones') ? ids(row.zones) : undefined,
        has('scope') ? scope : undefined,
        ids(row.units),
        `> ${row.text}`,
      ],
    );
  }
  assert.equal(result.files.size, layout.rows.length + 3);
  const { facts } = mdx(fileOf(result, 'notice.mdx'));
  assert.deepEqual(
    [facts.title, facts.issuer, facts.signedOn, facts.publishedOn],
    [layout.title, '合成省人民政府', '2021-03-15', '2021-03-16'],
  );
  assert.match(result.report, /会报的其他错误\n\n没有。/, result.report.slice(-900));
}

/** All layouts that fail, each with the first thing that is wrong. */
async function failures(hold: (layout: Layout) => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  for (const seed of SEEDS) {
    const layout = layoutOf(seed, LISTS);
    try {
      await hold(layout);
    } catch (error) {
      found.push(`${layout.what}\n${(error as Error).message.slice(0, 900)}`);
    }
  }
  return found;
}

describe('notices laid out in two hundred ways', () => {
  it('are read out of text', async () => {
    const failed = await failures(async (layout) => {
      const result = await imported(REPOSITORY, `${textLines(layout).join('\n')}\n`);
      holds(layout, result);
      assert.equal(folded(fileOf(result, 'source.txt')), folded(cleanText(layout)));
    });
    assert.equal(failed.length, 0, `${failed.length} fail\n${failed.slice(0, 5).join('\n\n')}`);
  });

  it('are read out of pages', async () => {
    const failed = await failures(async (layout) => {
      const result = await imported(REPOSITORY, page(layout), { name: 'notice.html' });
      holds(layout, result);
      assert.equal(folded(fileOf(result, 'source.txt')), folded(cleanText(layout)));
    });
    assert.equal(failed.length, 0, `${failed.length} fail\n${failed.slice(0, 5).join('\n\n')}`);
  });
});
