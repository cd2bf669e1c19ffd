import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { faultsOf } from './check.ts';
import { fail } from './failure.ts';
import { noticeFolder } from './folder.ts';
import { knowledgeOf } from './knowledge.ts';
import { LARGEST_FILE, openedDocument } from './open/open.ts';
import { folderOf } from './place.ts';
import { importReport } from './report.ts';
import { differences, filesIn, writeFolder } from './writing/disc.ts';

export interface ImportOptions {
  /** The project's folder, with `content/` in it. */
  root: string;
  /** The notice's file. */
  file: string;
  /** What the notice's folder and its address are called. */
  id: string;
  /** Whether nothing is to be written. */
  dryRun: boolean;
  /** Told of each step, in Chinese. */
  progress?: (step: string) => void;
}

/** How an import ended: `differs` where the folder is there and has been edited. */
export interface Imported {
  outcome: 'written' | 'unchanged' | 'dry' | 'differs';
  files: Map<string, string>;
  report: string;
  differences: string[];
}

/**
 * Imports a notice into `content/`, or says why not: open the file, read its text and tables, find the
 * notice's parts, take the facts, propose the rest, write the files and the report.
 * @throws {ImportFailure} where nothing can be written; then nothing was.
 */
export async function importNotice(options: ImportOptions): Promise<Imported> {
  const { root, id, progress = () => {} } = options;
  const folder = folderOf(root, id);
  progress('打开文件');
  const document = await openedDocument(bytesOf(options.file));
  progress(`读出 ${document.blocks.length} 段文字和表格`);
  const { files, findings } = noticeFolder(document, knowledgeOf(root, id));
  progress(`认出 ${files.size - 3} 项成果，照生成网站的办法检查`);
  const report = importReport({
    id,
    name: basename(options.file),
    files: [...files.keys()],
    remarks: document.remarks,
    findings,
    faults: faultsOf(root, id, files),
  });
  const before = filesIn(folder);
  const different = before ? differences(before, files) : [];
  const result = { files, report, differences: different };
  if (different.length > 0) return { outcome: 'differs', ...result };
  if (options.dryRun) return { outcome: 'dry', ...result };
  const work = join(root, '.build', 'import');
  if (!before) writeFolder(folder, join(work, `${id}.new`), files);
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, `${id}.md`), report);
  return { outcome: before ? 'unchanged' : 'written', ...result };
}

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file)) fail(`没有这个文件：${file}。`, '核对文件名和所在的文件夹。');
  const descriptor = openSync(file, 'r');
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) fail(`${file} 不是文件。`, '写通知的文件名。');
    // Beyond the limit the length alone is told, and nothing is read.
    if (stats.size > LARGEST_FILE) {
      const most = LARGEST_FILE / 1024 / 1024;
      fail(
        `文件有 ${(stats.size / 1024 / 1024).toFixed(1)} MB，太大，没有读。`,
        `只留通知和附件的文字，不超过 ${most} MB。`,
      );
    }
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
