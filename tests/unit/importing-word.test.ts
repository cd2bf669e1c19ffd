import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { docx, p, tc, tr } from '../docx.ts';
import { fileOf, imported, mdx, REPOSITORY } from '../imported.ts';

const LETTER = ['福建省人民政府关于推广第八批创新成果的通知', '各有关单位：'];
const SIGNED = ['福建省人民政府', '2021年3月15日', '附件', '任务分工表'];
const TABLE = `<w:tbl>${[
  ['序号', '改革事项', '主要内容', '责任单位'],
  ['1', '甲事项', '办理甲事项。', '福州海关'],
]
  .map((cells) => tr(...cells.map((cell) => tc([cell]))))
  .join('')}</w:tbl>`;
const plain = (lines: string[]) => lines.map((line) => p(line)).join('');
const level = (ilvl: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const num = (id: number, abstract: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
const numbered = (text: string, id: number, ilvl = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${id}"/></w:numPr>`);

const CLAUSES =
  level(0, 'chineseCountingThousand', '%1、') +
  level(1, 'chineseCounting', '（%2）') +
  level(2, 'decimal', '%3.') +
  level(3, 'decimalEnclosedCircleChinese', '%4');

/** The paragraphs of the notice that a body of Word makes, between the addressee and the signature. */
async function paragraphs(body: string, others: Record<string, string>) {
  const file = docx(plain(LETTER) + body + plain(SIGNED) + TABLE, others);
  const result = await imported(REPOSITORY, file, { name: 'notice.docx' });
  const all = mdx(fileOf(result, 'notice.mdx')).body.split('\n\n');
  return {
    result,
    texts: all.slice(1, all.indexOf('福建省人民政府')).map((one) => one.replaceAll('\\', '')),
  };
}

describe('the numbers that Word writes by itself', () => {
  it('are those that a reader sees: 一、（一）1. ①, each level anew below the one above', async () => {
    const { texts, result } = await paragraphs(
      [
        numbered('甲。', 1),
        numbered('乙。', 1, 1),
        numbered('丙。', 1, 2),
        numbered('丁。', 1, 3),
        numbered('戊。', 1, 3),
        numbered('己。', 1, 1),
        numbered('庚。', 1, 2),
        numbered('辛。', 1),
        numbered('壬。', 1, 1),
        p('无号。'),
      ].join(''),
      { numbering: list(0, CLAUSES) + num(1, 0) },
    );
    assert.deepEqual(texts, [
      '一、甲。',
      '（一）乙。',
      '1.丙。',
      '①丁。',
      '②戊。',
      '（二）己。',
      '1.庚。',
      '二、辛。',
      '（一）壬。',
      '无号。',
    ]);
    assert.match(result.report, /有 9 处 Word 自动编的号.*“一、”“（一）”“1\.”“①”“②”等/);
  });

  it('come from styles too, and stop where a paragraph has none', async () => {
    const styles = [
      '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="Second"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ].join('');
    const levels =
      level(0, 'chineseCounting', '%1、') +
      level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="Second"/>');
    const { texts } = await paragraphs(
      [
        p('甲。', '<w:pStyle w:val="Own"/>'),
        p('乙。', '<w:pStyle w:val="Second"/>'),
        p('丙。', '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        p('丁。', '<w:pStyle w:val="Base"/>'),
      ].join(''),
      { numbering: list(0, levels) + num(1, 0), styles },
    );
    assert.deepEqual(texts, ['一、甲。', '（一）乙。', '丙。', '二、丁。']);
  });

  it('go on in another list of the same kind, unless that begins anew or looks otherwise', async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const other = `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1．')}</w:lvlOverride>`;
    const { texts } = await paragraphs(
      [1, 2, 3, 3, 1, 4].map((id, at) => numbered(`事${at}。`, id)).join(''),
      {
        numbering: list(0, CLAUSES) + num(1, 0) + num(2, 0) + num(3, 0, anew) + num(4, 0, other),
      },
    );
    assert.deepEqual(
      texts.map((one) => one.replace(/事.*/, '')),
      ['一、', '二、', '五、', '六、', '七、', 'H．'],
    );
  });

  it('put several levels together, and are told where their format is unknown', async () => {
    const levels = level(0, 'strange', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>');
    const { texts, result } = await paragraphs(numbered('甲。', 1) + numbered('乙。', 1, 1), {
      numbering: list(0, levels) + num(1, 0),
    });
    assert.deepEqual(texts, ['1、甲。', '1.1乙。']);
    assert.match(result.report, /有几种自动编号的写法程序不认识（strange）/);
  });

  it('make the numbers of the annex', async () => {
    const cell = (properties: string) => tc([p('', properties)]);
    const own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const rows = ['甲', '乙'].map((one) =>
      tr(cell(own), tc([`${one}事项`]), tc([`办理${one}事项。`]), tc(['福州海关'])),
    );
    const head = tr(...['序号', '改革事项', '主要内容', '责任单位'].map((one) => tc([one])));
    const file = docx(`${plain([...LETTER, ...SIGNED])}<w:tbl>${head}${rows.join('')}</w:tbl>`, {
      numbering: list(0, level(0, 'decimal', '%1')) + num(1, 0),
    });
    const result = await imported(REPOSITORY, file, { name: 'notice.docx' });
    assert.deepEqual(mdx(fileOf(result, '02.mdx')).facts.title, '乙事项');
    assert.equal(result.files.size, 5);
  });
});
