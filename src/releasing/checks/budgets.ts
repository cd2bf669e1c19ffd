import { isKnownType } from '../types.ts';

const KB = 1024;

/**
 * What no file may weigh, however much content there is; what readers are promised is less, and stands in
 * `tests/budgets.ts`. What a file may weigh before it is packed, in bytes, by its name; the first that fits counts.
 */
export const BUDGETS: readonly { files: RegExp; most: number; why: string }[] = [
  { files: /\.html$/, most: 400 * KB, why: '手机网络上也要几秒内打开' },
  { files: /\.js$/, most: 100 * KB, why: '旧电脑和旧手机也要跑得动' },
  { files: /^pagefind\//, most: 200 * KB, why: '一次搜索要取好几个' },
  { files: /^search\//, most: 1024 * KB, why: '搜索要等它取来' },
  { files: /\.(png|svg|ico)$/, most: 100 * KB, why: '图片不比文字重要' },
  { files: /(^|\/)sitemap\.xml$/, most: 50 * 1024 * KB, why: '搜索引擎只收 50 MB 以内的' },
  { files: /./, most: 20 * 1024 * KB, why: '邮箱和办公系统收不了更大的附件' },
];

/** Files over their budgets, and such as no server knows how to send. */
export function oversized(sizes: ReadonlyMap<string, number>): string[] {
  return [...sizes].flatMap(([path, size]) => {
    const budget = BUDGETS.find(({ files }) => files.test(path));
    if (!isKnownType(path)) return [`${path} 是没有登记过的文件类型，服务器不知道怎样发送。`];
    if (!budget || size <= budget.most) return [];
    return [`${path} 有 ${kilobytes(size)}，超过了 ${kilobytes(budget.most)}：${budget.why}。`];
  });
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / KB)} KB`;
