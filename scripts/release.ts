/**
 * Builds the site and releases it: `npm run release`. `--site FOLDER` releases a site that is built
 * already. Ends with status 0 once `releases/current` leads to the release; with 1 where anything is
 * wrong, and with 128 and the signal's number where it was interrupted: then `current` leads to a
 * whole release, as it did.
 */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stop } from '../src/publishing/stop.ts';
import { aboutOf } from '../src/releasing/about.ts';
import { assertApart, release } from '../src/releasing/release.ts';
import { runAlone } from '../src/releasing/run.ts';
import { sbom } from '../src/releasing/sbom.ts';
import { buildDateFault, site, siteUrlFault } from '../src/site/settings.ts';

const USAGE = `用法：npm run release                   先构建网站，再检查、压缩，放进 releases/，让 current 指向它
      npm run release -- --site 文件夹   发布已经构建好的网站，例如 --site dist
      npm run release -- --help          显示这段说明`;
const PUT = {
  new: '已经发布版本',
  there: '以前发布过，换到版本',
  mended: '文件有损坏，已经修好版本',
};

enableCompileCache();
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const root = join(import.meta.dirname, '..');

await runAlone('发布', root, async ({ releases, most, frameAncestors }) => {
  const { help, site: given } = options();
  if (help) {
    console.log(USAGE);
    process.exit(0);
  }
  const faults = [siteUrlFault, buildDateFault].filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new Stop(faults.join('\n'));
  const folder = given === undefined ? join(root, 'dist') : resolve(given);
  assertApart(folder, releases);
  if (given === undefined) await build();
  const parts = {
    about: aboutOf(root, site),
    sbom: sbom(readFileSync(join(root, 'package-lock.json'), 'utf8')),
    frameAncestors,
  };
  const { name, put, before, gone } = await release(folder, releases, parts, most);
  const done = put === 'there' && name === before ? '内容没有变动，仍是版本' : PUT[put];
  console.log(`${done} ${name}：${join(releases, 'current')} 指向它。`);
  if (before !== undefined && before !== name) {
    console.log(`上一个是 ${before}，要退回去请运行 npm run rollback。`);
  }
  if (gone > 0) console.log(`只留最近 ${most} 个，删去了更早的 ${gone} 个。`);
});

/** @throws {Stop} where the command is written wrongly. */
function options(): { help?: boolean | undefined; site?: string | undefined } {
  try {
    return parseArgs({ options: { help: { type: 'boolean' }, site: { type: 'string' } } }).values;
  } catch {
    throw new Stop(`看不懂参数“${process.argv.slice(2).join(' ')}”。\n${USAGE}`);
  }
}

/** Builds the site, in this process: so the lock of builds is held until all of it is read. */
async function build(): Promise<void> {
  process.chdir(root);
  let isBuilt = false;
  // Whatever stops the build ends the process, with its own word on why.
  process.once('exit', (status) => {
    if (!isBuilt && status === 1)
      console.error('网站没有构建成功，没有发布：请先改正上面说的问题。');
  });
  const { buildSite } = await import('../src/publishing/build.ts');
  await buildSite();
  isBuilt = true;
}
