import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { faultReport } from '../policy/fault.ts';
import { checkedOnce, forgetContent } from '../site/content.ts';
import { site, siteUrlFault } from '../site/settings.ts';

/**
 * Checks `content/` before a build touches anything, and stops it with the editor's report.
 * While writing (`astro dev`) the report stands on the page instead, and a saved file reloads it.
 */
export function checkedContent(): AstroIntegration {
  return {
    name: 'checked-content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command !== 'build') return;
        if (siteUrlFault) {
          logger.error(siteUrlFault);
          process.exit(1);
        }
        if (!site.url) {
          logger.warn(
            '没有设置 SITE_URL，不知道网站的完整地址：不生成二维码、规范链接、网站地图、订阅源和结构化数据，引用里的网址由浏览器填写。',
          );
        }
        const { faults } = checkedOnce();
        if (faults.length === 0) return;
        logger.error(`\n\n${faultReport(faults)}\n`);
        // A thrown error would bury the report under a stack trace that no editor can use.
        process.exit(1);
      },
      'astro:server:setup': ({ server }) => {
        const content = `${sep}content${sep}`;
        server.watcher.on('all', (_event, path) => {
          if (!path.includes(content)) return;
          forgetContent();
          server.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
