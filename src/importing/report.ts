import type { Fault } from '../policy/fault.ts';
import { UNCONFIRMED } from '../reading/unconfirmed.ts';
import type { Finding, Stage } from './layout/words.ts';

/** The stages in the order in which an editor goes through them. */
const STAGES: Record<Stage, string> = {
  source: '来源文本：去掉、改动了的字',
  notice: '通知正文：缺的、要核的',
  annex: '附件：没有收录的、要核的',
  units: '单位、片区、地方：不认识的名称',
  rows: '各项成果：凑不齐、对不上的',
  proposals: '待编者核：程序只是推荐的',
};

/** What the report tells of. */
export interface ReportParts {
  id: string;
  name: string;
  /** How many reforms there are, and which files are written. */
  files: readonly string[];
  remarks: readonly string[];
  findings: readonly Finding[];
  /** What the build would say of the folder as it is written. */
  faults: readonly Fault[];
}

/** The report of an import, in Chinese and in the order of the work. */
export function importReport({ id, name, files, remarks, findings, faults }: ReportParts): string {
  const marked = faults.filter(({ problem }) => problem.includes(UNCONFIRMED));
  const others = faults.filter((one) => !marked.includes(one));
  const reforms = files.filter((one) => /^\d+\.mdx$/.test(one)).length;
  let step = 0;
  const sections = Object.entries(STAGES).flatMap(([stage, heading]) => {
    // From the top of the file down; what stands nowhere in it comes first.
    const own = findings
      .filter((one) => one.stage === stage)
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (own.length === 0) return [];
    return [
      `## ${++step}. ${heading}\n`,
      ...own.map(
        ({ line, what, mend }) =>
          `- ${line ? `原文件第 ${line} 行：` : ''}${what}\n  改法：${mend}`,
      ),
      ...(stage === 'proposals' ? marked.map(({ file, problem }) => `- ${file}：${problem}`) : []),
      '',
    ];
  });
  return [
    `# ${id} 的导入报告\n`,
    `来自 ${name}，认出 ${reforms} 项成果。${faults.length > 0 ? '照下面的次序做完，才能生成网站。' : ''}\n`,
    ...remarks.map((one) => `- ${one}`),
    ...(remarks.length > 0 ? [''] : []),
    ...sections,
    `## ${++step}. 现在生成网站会报的其他错误\n`,
    ...(others.length === 0
      ? ['没有。']
      : others.map(
          ({ file, line, field, problem, mend }) =>
            `- ${[file, line ? `第 ${line} 行` : '', field ? `字段 ${field}` : ''].filter(Boolean).join('，')}\n  问题：${problem}\n  改法：${mend}`,
        )),
    '',
    `## ${++step}. 最后\n`,
    '- 运行 npm run permalinks，登记网址；再运行 npm run build，看过网页，一起提交。',
    '',
  ].join('\n');
}
