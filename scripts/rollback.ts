/**
 * Lets `releases/current` lead to the release before: `npm run rollback`; or to another one by its
 * name. Ends with status 0 once it does; with 1 where it can't, and then it leads where it did.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stop } from '../src/publishing/stop.ts';
import { rollback } from '../src/releasing/rollback.ts';
import { runAlone } from '../src/releasing/run.ts';

const USAGE = `用法：npm run rollback              退回上一个版本
      npm run rollback -- 版本名称  换到留着的某个版本
      npm run rollback -- --help    显示这段说明`;

await runAlone('回退', join(import.meta.dirname, '..'), ({ releases }) => {
  const { help, to } = options();
  if (help) {
    console.log(USAGE);
    process.exit(0);
  }
  const name = rollback(releases, to);
  console.log(`${join(releases, 'current')} 现在指向版本 ${name}。`);
});

/** @throws {Stop} where the command is written wrongly. */
function options(): { help?: boolean | undefined; to?: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new Error('one release at a time');
    return { help: values.help, to: positionals[0] };
  } catch {
    throw new Stop(`看不懂参数“${process.argv.slice(2).join(' ')}”。\n${USAGE}`);
  }
}
