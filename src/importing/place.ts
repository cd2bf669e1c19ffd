import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLedger, SITE_LEDGER } from '../policy/address/ledger.ts';
import { permalink } from '../policy/address/spell.ts';
import { NOTICE_FOLDER } from '../reading/site-files.ts';
import { fail } from './failure.ts';

/**
 * Where a notice's folder goes.
 * @throws {ImportFailure} where the id can't be a notice's, or was promised to something else.
 */
export function folderOf(root: string, id: string): string {
  if (!NOTICE_FOLDER.test(id)) {
    fail(`代号“${id}”不能用：它是网址的一部分。`, '写小写字母加数字，如 --id fj8。');
  }
  const folder = join(root, 'content', id);
  if (existsSync(folder)) {
    if (lstatSync(folder).isDirectory()) return folder;
    fail(`content/${id} 已经有了，不是文件夹。`, '换一个代号，或移走它。');
  }
  const address = permalink.notice(id);
  const ledger = join(root, SITE_LEDGER);
  const entries = existsSync(ledger)
    ? parseLedger(readFileSync(ledger, 'utf8'), SITE_LEDGER).entries
    : [];
  if (entries.some((entry) => entry.address.startsWith(address))) {
    fail(`网址 ${address} 公布过，代号“${id}”不能再作他用。`, '换一个代号，如下一个数字。');
  }
  return folder;
}
