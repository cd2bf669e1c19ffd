/**
 * Builds the site and packs it as one ZIP that opens from a disc: `npm run package`. `--site FOLDER`
 * packs a site that is built already. The same site gives the same bytes.
 * Ends with status 0 once the package stands in `release/`; else with another, and what stood there
 * is what it was.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sitePackage } from '../src/disc/package.ts';
import { machineFault } from '../src/publishing/machine.ts';
import { Stop } from '../src/publishing/stop.ts';
import { site } from '../src/site/settings.ts';

const USAGE = `用法：npm run package                   先构建网站，再打成离线包，放进 release/
      npm run package -- --site 文件夹   把已经构建好的网站打包，例如 --site dist
      npm run package -- --help          显示这段说明`;

const root = join(import.meta.dirname, '..');

try {
  const { help, site: folder } = options();
  if (help) console.log(USAGE);
  else await makePackage(folder === undefined ? built() : given(folder));
} catch (error) {
  const fault = error instanceof Stop ? error.message : machineFault(error, root);
  console.error(fault ?? '程序出错，没有打包。下面的内容请交给维护程序的人：');
  if (!fault) console.error(error);
  process.exitCode = 1;
}

/** @throws {Stop} where the command is written wrongly. */
function options(): { help?: boolean | undefined; site?: string | undefined } {
  try {
    return parseArgs({ options: { help: { type: 'boolean' }, site: { type: 'string' } } }).values;
  } catch {
    throw new Stop(`看不懂参数“${process.argv.slice(2).join(' ')}”。\n${USAGE}`);
  }
}

/**
 * Builds the site.
 * @returns its folder.
 * @throws {Stop} where the build said what is wrong.
 */
function built(): string {
  const build = join(root, 'scripts/build.mjs');
  const { status } = spawnSync(process.execPath, [build], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Stop('网站没有构建成功，没有打包：请先改正上面说的问题。');
  return join(root, 'dist');
}

/** @throws {Stop} where there is no built site in a folder. */
function given(folder: string): string {
  const dist = resolve(folder);
  if (existsSync(join(dist, 'index.html')) && existsSync(join(dist, 'notices.json'))) return dist;
  throw new Stop(`${folder} 里没有构建好的网站：请先运行 npm run build，或者不写 --site。`);
}

/** Packs a built site, and puts the package in its place in one move. */
async function makePackage(dist: string): Promise<void> {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const { zip, files, unpacked } = await sitePackage(dist, { name: site.name, version });
  const target = join(root, 'release', `${name}-${version}.zip`);
  const making = `${target}.making`;
  mkdirSync(join(root, 'release'), { recursive: true });
  try {
    writeFileSync(making, zip);
    renameSync(making, target);
  } finally {
    rmSync(making, { force: true });
  }
  console.log(
    `已经打包：${relative(root, target)}，${megabytes(zip.length)}；${files} 个文件，解压后 ${megabytes(unpacked)}。`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
