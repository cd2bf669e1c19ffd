/**
 * Sends the current release to an object store by rclone: `npm run publish -- REMOTE`, such as
 * `store:bucket/column`. Ends with status 0 once all of it is there, and with 1 where anything is
 * wrong: then every page that readers get still has all its parts, and the next run goes on.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Stop } from '../src/publishing/stop.ts';
import { publish } from '../src/releasing/publishing/publish.ts';
import { Store } from '../src/releasing/publishing/store.ts';
import { runAlone } from '../src/releasing/run.ts';

const USAGE = `用法：npm run publish -- 存储:桶/文件夹  把现在的版本传到对象存储，例如 store:bucket/column
      npm run publish -- --help          显示这段说明`;

enableCompileCache();
await runAlone(
  '上传',
  join(import.meta.dirname, '..'),
  async ({ releases, most }) => {
    const [remote, ...more] = process.argv.slice(2);
    if (remote === '--help') {
      console.log(USAGE);
      process.exit(0);
    }
    // A path without a colon is a folder of this machine to rclone, and a flag is none.
    if (!remote || more.length > 0 || !/^[^-][^:]*:./.test(remote)) throw new Stop(USAGE);
    const store = new Store(remote.replace(/\/+$/, ''));
    // A store that doesn't answer is asked again for minutes.
    console.log(`正在查看 ${remote} 里已有的文件。`);
    const { name, sent, removed } = await publish(releases, store, most, (done, all) =>
      console.log(`已经上传 ${done} / ${all} 个文件。`),
    );
    console.log(
      `版本 ${name} 已经在 ${remote}：上传了 ${sent} 个文件，其余没有变动${removed > 0 ? `；删去了 ${removed} 个各版本都不再用的` : ''}。`,
    );
  },
  { reload: false },
);
