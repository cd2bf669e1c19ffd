/** Who signs a notice, where the names go over several lines. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, imported, mdx, REPOSITORY, soundReport } from '../imported.ts';

async function signedBy(title: string, ...lines: string[]) {
  const text = [
    title,
    '发布日期：2021-03-16',
    '各有关单位：',
    '抓好落实。',
    ...lines,
    '二〇二一年三月十五日',
    '附件',
    '任务分工表',
    '序号\t创新成果\t主要内容\t责任单位',
    '1\t甲事项\t口岸查验甲货。\t福州海关',
    '2\t乙事项\t口岸查验乙货。\t省司法厅',
  ];
  const result = await imported(REPOSITORY, text.join('\n'));
  const { facts, body } = mdx(fileOf(result, 'notice.mdx'));
  return { issuer: facts.issuer, body, result, report: result.report };
}

const TOLD = /落款的机关印成几行，拿不准哪几行是一个名称：“(.*)”，当作了/;

describe('a signature of several lines', () => {
  it('is one office, where a line alone is the name of none', async () => {
    const { issuer, body, result } = await signedBy(
      '福建省推进自贸试验区工作领导小组办公室关于推广第八批创新成果的通知',
      '福建省推进自贸试验区',
      '工作领导小组办公室',
    );
    assert.equal(issuer, '福建省推进自贸试验区工作领导小组办公室');
    assert.match(body, /^福建省推进自贸试验区工作领导小组办公室$/m);
    soundReport(result);
  });

  it('is of those whose names the title parts', async () => {
    const { issuer, result } = await signedBy(
      '中国人民银行福州中心支行 福建省商务厅\n关于推广第八批创新成果的通知',
      '中国人民银行',
      '福州中心支行',
      '福建省商务厅',
    );
    assert.equal(issuer, '中国人民银行福州中心支行、福建省商务厅');
    assert.doesNotMatch(result.report, TOLD);
    soundReport(result);
  });

  it('is told of, where nothing says whether a line is an office or a part of its name', async () => {
    const { issuer, body, result } = await signedBy(
      '关于推广第八批创新成果的通知',
      '中国人民银行',
      '福州中心支行',
    );
    assert.equal(issuer, '中国人民银行、福州中心支行');
    assert.match(body, /^中国人民银行\n\n福州中心支行$/m);
    assert.match(result.report, TOLD);
  });

  it('is told of with the line above that may be the first half of a name, and without a seal’s owner', async () => {
    const { issuer, result } = await signedBy(
      '关于推广第八批创新成果的通知',
      '福建省推进中国（福建）自由贸易试验区',
      '工作领导小组办公室',
      '（福建省商务厅代章）',
    );
    assert.equal(issuer, '工作领导小组办公室');
    assert.equal(
      TOLD.exec(result.report)?.[1],
      '福建省推进中国（福建）自由贸易试验区↵工作领导小组办公室',
    );
    const { report } = await signedBy('关于推广第八批创新成果的通知', '特此通知', '福建省商务厅');
    assert.doesNotMatch(report, TOLD);
  });

  it('is told of where the title runs the names together, too', async () => {
    const { issuer, result } = await signedBy(
      '福建省商务厅福建省司法厅关于推广第八批创新成果的通知',
      '福建省商务厅',
      '福建省司法厅',
    );
    assert.equal(issuer, '福建省商务厅、福建省司法厅');
    assert.match(result.report, TOLD);
    soundReport(result);
  });
});
