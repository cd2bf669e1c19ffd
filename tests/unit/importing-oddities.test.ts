import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fixtureRoot } from '../content.ts';
import { imported, mdx, REPOSITORY } from '../imported.ts';

const HEAD = [
  '福建省人民政府关于推广第八批创新成果的通知',
  '发布日期:2021-03-16',
  '各有关单位：',
  '一、抓好落实。',
];
const SIGNED = ['附件：任务分工表', '福建省人民政府', '2021年3月15日'];
const ANNEX = ['附件', '任务分工表'];
const ROWS = [
  '1 甲事项。办理甲事。 福州片区 全省 福州海关',
  '2 乙事项。办理乙事。 厦门片区 全省 省司法厅',
];
const USUAL = [
  [1, '甲事项', ['fuzhou'], '全省', ['fzhg'], '> 办理甲事。'],
  [2, '乙事项', ['xiamen'], '全省', ['sft'], '> 办理乙事。'],
];
const PLAIN = [
  [1, '甲事项', undefined, undefined, ['fzhg'], '> 办理甲事。'],
  [2, '乙事项', undefined, undefined, ['sft'], '> 办理乙事。'],
];

interface Oddity {
  lines: string[];
  rows?: unknown[];
  facts?: Record<string, unknown>;
  report?: RegExp;
}

const ODDITIES: Record<string, Oddity> = {
  'each cell in a line of its own': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      ...'序号 改革事项 主要内容 负责单位 1 甲事项 办理甲事。 福州海关 2 乙事项 办理乙事。 省司法厅'.split(
        ' ',
      ),
    ],
    rows: PLAIN,
  },
  'a head whose names are broken': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      '序',
      '号 改革',
      '事项 主要内容 负责',
      '单位',
      '1 甲事项 办理甲事。 福州海关',
      '2 乙事项 办理乙事。 省司法厅',
    ],
    rows: PLAIN,
    facts: {
      annex: {
        headPrinted: true,
        columns: [
          ['number', '序号'],
          ['title', '改革事项'],
          ['text', '主要内容'],
          ['units', '负责单位'],
        ].map(([is, name]) => ({ is, name })),
      },
    },
  },
  'no word that an annex begins with': {
    lines: [
      ...HEAD,
      ...SIGNED.slice(1),
      '任务分工表',
      '序号 改革事项 主要内容 责任单位',
      '1 甲事项 办理甲事。 福州海关',
      '2 乙事项 办理乙事。 省司法厅',
    ],
    rows: PLAIN,
  },
  'what stands above a title in print': {
    lines: ['福建省人民政府文件', '闽政〔2021〕8号', ...HEAD, ...SIGNED, ...ANNEX, ...ROWS],
    facts: { documentNumber: '闽政〔2021〕8号' },
    report: /标题之前的字，没有收录：“福建省人民政府文件”[\s\S]*发文字号在标题之前/,
  },
  'words of the page beside the day of publication': {
    lines: HEAD.map((one) =>
      one.replace('2021-03-16', '2021-03-16 来源：省政府办公厅 字号：大 中 小'),
    ).concat(SIGNED, ANNEX, ROWS),
    facts: { publishedOn: '2021-03-16' },
    report: /发布日期一行里别的字，没有收录/,
  },
  'several issuers': {
    lines: [
      ...HEAD,
      '附件：任务分工表',
      '福建省商务厅　　福建省司法厅',
      '2021年3月15日',
      ...ANNEX,
      ...ROWS,
    ],
    facts: { issuer: '福建省商务厅、福建省司法厅' },
  },
  'a day in characters, and a signature with blanks': {
    lines: [
      ...HEAD,
      '附件：任务分工表',
      '福 建 省 人 民 政 府',
      '二〇二一年三月十五日',
      ...ANNEX,
      ...ROWS,
    ],
    facts: { issuer: '福建省人民政府', signedOn: '2021-03-15' },
  },
  'a second annex': {
    lines: [
      ...HEAD,
      ...SIGNED,
      '附件1',
      '任务分工表',
      ...ROWS,
      '附件2',
      '情况报送表',
      '填报单位：',
    ],
    report: /还有别的附件，各列与成果的表不同，没有收录这 3 行：“附件2↵情况报送表↵填报单位：”/,
  },
  'a running head amid rows': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      '1 甲事项。办理甲',
      '福建省人民政府公报',
      '— 3 —',
      '事。 福州片区 全省 福州海关',
      '2 乙事项。办理',
      '福建省人民政府公报',
      '— 4 —',
      '乙事。 厦门片区 全省 省司法厅',
    ],
    report: /当作页码、页眉、页脚去掉了：“— 3 —”/,
  },
  'names of units otherwise written': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      '1 甲事项。办理甲事。 福州片区 全省 中华人民共和国福州海关',
      '2 乙事项。办理乙事。 厦门片区 全省 福建省司法厅',
    ],
    facts: { names: { units: { fzhg: '中华人民共和国福州海关', sft: '福建省司法厅' } } },
  },
  'a line of text that begins as the next row would': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      '1 甲事项。对用电，将',
      '2 千伏公网建到红线。 福州片区 全省 福州海关',
      ROWS[1] ?? '',
    ],
    rows: [
      [1, '甲事项', ['fuzhou'], '全省', ['fzhg'], '> 对用电，将2千伏公网建到红线。'],
      USUAL[1],
    ],
    report: /原文件第 11 行：这一行以数字开头，接在第 1 项里面/,
  },
  'a number left out': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      ROWS[0] ?? '',
      '3 丙事项。办理丙事。 厦门片区 全省 省司法厅',
    ],
    rows: [],
    report: /接在第 1 项里面：“3 丙事项/,
  },
  'a row with a cell too few': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      '序号 改革事项 主要内容 责任单位',
      '1 甲事项 办理甲事。',
      '2 乙事项 办理乙事。 省司法厅',
    ],
    rows: [PLAIN[1]],
    report: /第 1 行凑不齐 4 格：“1 甲事项 办理甲事。”/,
  },
  'a list in figures of full width, in another order than the annex': {
    lines: [
      ...HEAD.slice(0, 3),
      '一、推广内容',
      '２．乙事项',
      '１．甲事项',
      '二、抓好落实。',
      ...SIGNED,
      ...ANNEX,
      ...ROWS.map((row) => row.replaceAll('办理', '在海关监管口岸办理')),
    ],
    rows: USUAL.map((row) =>
      row.map((one) =>
        String(one).startsWith('> ') ? String(one).replace('办理', '在海关监管口岸办理') : one,
      ),
    ),
    facts: {
      listMark: '．',
      listNote: '来源文本的名单里，第1项印在第2项之后；这里按序号排列。',
    },
    report: /正文名单的次序与附件不同：第1项印在第2项之后。[\s\S]*会报的其他错误\n\n没有。/,
  },
  'a list whose items stand in one paragraph': {
    lines: [...HEAD.slice(0, 3), '决定推广：1.甲事项；2.乙事项。', ...SIGNED, ...ANNEX, ...ROWS],
    report:
      /原文件第 4 行：正文里有成果的名称，可是各项之间有别的字或标点，几项在一段里，照录成了段落。\n/,
  },
  'a list of which one title differs from the annex': {
    lines: [
      ...HEAD.slice(0, 3),
      '决定推广“甲事项”“乙事项”“丙的事项”3项。',
      ...SIGNED,
      ...ANNEX,
      ...ROWS,
      '3 丙事项。办理丙事。 厦门片区 全省 省司法厅',
    ],
    rows: [...USUAL, [3, '丙事项', ['xiamen'], '全省', ['sft'], '> 办理丙事。']],
    report: /正文没有这几项的名称：第 3 项“丙事项”。\n/,
  },
  'addresses of pages': {
    lines: [
      ...HEAD,
      '二、登录http://www.a.gov.cn/x_1?b=1&c=2填报，也可登录www.b.gov.cn。',
      ...SIGNED,
      ...ANNEX,
      ROWS[0]?.replace('办理甲事', '见https://a.gov.cn/?x=1&lt=2&y') ?? '',
      ROWS[1] ?? '',
    ],
    rows: [
      [1, '甲事项', ['fuzhou'], '全省', ['fzhg'], '> 见https\\://a.gov.cn/?x=1&lt=2&y。'],
      USUAL[1],
    ],
    report: /^(?![\s\S]*会被读作别的东西)/,
  },
  'a unit that is printed twice': {
    lines: [...HEAD, ...SIGNED, ...ANNEX, `${ROWS[0]}、福州海关`, ROWS[1] ?? ''],
    report:
      /第 1 项里“福州海关”写了两次.*\n {2}改法：照原文核对：有一个是别的单位的，改正 source.txt/,
  },
  'signs that Markdown would read': {
    lines: [
      ...HEAD,
      ...SIGNED,
      ...ANNEX,
      '1 甲事项。用*甲*、<b>和{x}。 福州片区 全省 福州海关',
      ROWS[1] ?? '',
    ],
    rows: [
      [1, '甲事项', ['fuzhou'], '全省', ['fzhg'], '> 用\\*甲\\*、\\<b\\>和\\{x\\}。'],
      USUAL[1],
    ],
  },
};

describe('notices as they really come', () => {
  for (const [what, { lines, rows = undefined, facts = {}, report = /./ }] of Object.entries(
    ODDITIES,
  )) {
    it(`may have ${what}`, async () => {
      const result = await imported(REPOSITORY, `${lines.join('\n')}\n`);
      const found = [...result.files]
        .filter(([name]) => /^\d+\.mdx$/.test(name))
        .map(([, text]) => mdx(text))
        .map(({ facts: own, body }) => [
          ...['number', 'title', 'zones', 'scope', 'units'].map((field) => own[field]),
          body,
        ]);
      if (rows === undefined) assert.deepEqual(found, USUAL);
      else if (rows.length > 0) assert.deepEqual(found, rows);
      const notice = mdx(result.files.get('notice.mdx') ?? '').facts;
      for (const [field, value] of Object.entries(facts)) assert.deepEqual(notice[field], value);
      assert.match(result.report, report);
    });
  }
});

describe('npm run import', () => {
  const run = (root: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(REPOSITORY, 'scripts/import.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  it('says what it did by its words and its status', () => {
    const root = fixtureRoot();
    const file = join(root, 'notice.txt');
    execFileSync('cp', [join(REPOSITORY, 'tests/fixtures/content/tb2/source.txt'), file]);
    const dry = run(root, file, '--id', 'fj8', '--dry-run');
    assert.match(dry.stdout, /试运行，什么都没有写/);
    assert.match(dry.stderr, /打开文件……/);
    assert.ok(!existsSync(join(root, 'content/fj8')) && !existsSync(join(root, '.build')));
    assert.match(run(root, file, '--id', 'fj8').stdout, /写好了 content\/fj8/);
    const again = run(root, '--id', 'fj8', file);
    assert.equal(again.status, 0);
    assert.match(again.stdout, /没有改动/);
    writeFileSync(join(root, 'content/fj8/01.mdx'), '改过');
    const edited = run(root, file, '--id', 'fj8');
    assert.equal(edited.status, 1);
    assert.match(edited.stderr, /01\.mdx：第 1 行起不同[\s\S]*先把这个文件夹移走/);
  });

  for (const args of [
    [],
    ['a.txt'],
    ['a.txt', '--id'],
    ['a.txt', 'b.txt', '--id', 'fj8'],
    ['a.txt', '--di', 'fj8'],
  ]) {
    it(`tells its use when called with “${args.join(' ')}”`, () => {
      const { status, stderr } = run(fixtureRoot(), ...args);
      assert.equal(status, 1);
      assert.match(stderr, /^用法：/);
    });
  }

  it('says that there is no such file', () => {
    assert.match(run(fixtureRoot(), 'a.txt', '--id', 'fj8').stderr, /没有这个文件：a\.txt/);
  });
});
