/**
 * Says what to do where the packages aren't there yet, and stops. Written for any Node, and so that
 * it imports nothing that `npm ci` installs: programs import it before anything else.
 */
import { existsSync } from 'node:fs';

// npm writes this file last, so an installation that was broken off has none.
if (!existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) {
  stop('还没有安装依赖，或者没有装完：请先在这个文件夹里运行 npm ci。');
}
// Among the packages is a Node that runs TypeScript, which npm puts before the machine's own.
if (!process.features.typescript) {
  stop(`这个 Node（${process.version}）太旧：请用 npm run 或 npx 运行，它们会用装好的那一个。`);
}

/** @param {string} message */
function stop(message) {
  console.error(message);
  process.exit(1);
}
