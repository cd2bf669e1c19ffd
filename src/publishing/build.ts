import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KeptReadings } from '../keeping/kept-readings.ts';
import { keptSite } from '../keeping/this-build.ts';
import { faultReport } from '../policy/fault.ts';
import { checkedOnce } from '../site/content.ts';
import { buildDateFault, site, siteUrlFault } from '../site/settings.ts';
import { takeLock } from './lock.ts';
import { machineFault } from './machine.ts';
import { collectSooner } from './memory.ts';
import { Stop } from './stop.ts';
import { clear, type Folders, making, publish, recover } from './swap.ts';

const root = process.cwd();
const folders: Folders = { published: join(root, 'dist'), work: join(root, '.build') };
let isPublished = false;

/**
 * Builds the site of the working folder beside `dist/` and publishes it once it is whole.
 * Whatever stops it ends the process with a word to the editor or operator; the last good site is
 * then in `dist/`, and where the process is killed, the next build puts it back.
 * @param configFile Astro's configuration, where it isn't `astro.config.mjs`.
 */
export async function buildSite(configFile?: string): Promise<void> {
  collectSooner();
  // Nothing that fails in the background shows a bare stack either.
  process.on('uncaughtException', (error) => fail(error));
  // Heard from before there is a lock to give back.
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.on(signal, () => stop(`构建被中断。${state()}`, 128 + number));
  }
  try {
    mkdirSync(folders.work, { recursive: true });
    const release = takeLock(join(folders.work, 'lock'));
    process.on('exit', () => {
      // What was being made; on a full disk it makes room again.
      rmSync(making(folders), { recursive: true, force: true });
      release();
    });
    if (recover(folders)) console.log('上一次构建在发布时中断了，已经把原来的网站放回 dist/。');
    checkContent();
    await buildPages(configFile);
    publish(folders);
    isPublished = true;
    console.log('已经发布到 dist/。');
    clear(folders);
    // Only now do the files stand alone, as the next build is to find them.
    keptSite().save();
  } catch (error) {
    fail(error);
  }
}

/** @throws {Stop} with the editor's report. */
function checkContent(): void {
  const settingFaults = [siteUrlFault, buildDateFault].filter((fault) => fault !== undefined);
  if (settingFaults.length > 0) throw new Stop(settingFaults.join('\n'));
  if (!site.url) {
    console.warn(
      '没有设置 SITE_URL，不知道网站的完整地址：不生成二维码、规范链接、网站地图、订阅源和结构化数据，引用里的网址由浏览器填写。',
    );
  }
  const readings = new KeptReadings(root);
  const { catalog, faults } = checkedOnce();
  readings.save();
  if (faults.length > 0) throw new Stop(faultReport(faults));
  const reforms = catalog.notices.reduce((sum, notice) => sum + notice.reforms.length, 0);
  console.log(`内容没有错误：${catalog.notices.length} 份通知，${reforms} 项。`);
}

async function buildPages(configFile?: string): Promise<void> {
  const started = performance.now();
  // Not before it is needed: faults in the content are told at once.
  const { build } = await import('astro');
  await build({
    root,
    outDir: making(folders),
    // Below this, Astro says one line for every page.
    logLevel: 'warn',
    ...(configFile ? { configFile } : {}),
  });
  const { taken, made } = keptSite().counts;
  console.log(
    `网页和文件已经生成，用了 ${((performance.now() - started) / 1e3).toFixed(1)} 秒：新生成 ${made} 个，没有变动而沿用上次的 ${taken} 个。`,
  );
}

function fail(error: unknown): never {
  if (error instanceof Stop) stop(error.message);
  const fault = machineFault(error, root);
  if (fault) stop(`${fault}${state()}`);
  // The program itself is wrong: whoever mends it needs to know where.
  console.error(`程序出错，没有完成构建。${state()}下面的内容请交给维护程序的人：`);
  console.error(error);
  process.exit(1);
}

function stop(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}

/** What stands in the published folder now. */
function state(): string {
  if (isPublished) return '新的网站已经发布。';
  return existsSync(folders.published) ? '上一次生成的网站原样保留。' : '没有生成网站。';
}
