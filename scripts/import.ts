/**
 * Makes a content folder of a notice as it comes (.txt, .docx, .html, .xlsx):
 * `npm run import -- FILE --id fj8 [--dry-run]`. What needs a person stands in a report.
 */
import { parseArgs } from 'node:util';
import { ImportFailure } from '../src/importing/failure.ts';
import { importNotice } from '../src/importing/import.ts';

const USAGE = '用法：npm run import -- 通知的文件 --id fj8 [--dry-run]';

function options(): { file: string; id: string; dryRun: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { id: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    });
    const [file] = positionals;
    if (file && positionals.length === 1 && values.id) {
      return { file, id: values.id, dryRun: values['dry-run'] };
    }
  } catch {
    // An option that there isn't is told like a missing one.
  }
  throw new ImportFailure(USAGE);
}

try {
  const { file, id, dryRun } = options();
  const progress = (step: string) => console.error(`${step}……`);
  const done = await importNotice({ root: process.cwd(), file, id, dryRun, progress });
  console.log(done.report);
  if (done.outcome === 'differs') {
    console.error(`content/${id} 已经有了，与会写的不同，什么都没有写：\n`);
    for (const one of done.differences) console.error(`- ${one}`);
    console.error('\n改法：留着已有的文件；要重新导入，先把这个文件夹移走。');
    process.exitCode = 1;
  } else {
    const names = [...done.files.keys()].join('、');
    const said = {
      written: `写好了 content/${id}：${names}。报告在 .build/import/${id}.md。`,
      unchanged: `content/${id} 与会写的一样，没有改动。`,
      dry: `试运行，什么都没有写。会写 content/${id}：${names}。`,
    };
    console.log(said[done.outcome]);
  }
} catch (error) {
  if (!(error instanceof ImportFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
