import { OLDEST_CHROMIUM } from '../delivery/oldest-kernel.ts';

/** What the package says of a notice. */
export interface PackedNotice {
  title: string;
  /** `YYYY-MM-DD`; none where the notice's page doesn't tell. */
  publishedOn?: string | undefined;
}

/** What the package says of itself. */
export interface About {
  /** The site's name. */
  name: string;
  /** The program's version. */
  version: string;
  /** The notices, the newest first. */
  notices: readonly PackedNotice[];
}

export const READ_ME = '使用说明.txt';

/** How many notices are told by name. */
const TOLD = 5;

/**
 * What the package is and how it is opened, for whoever unpacks it: a text that the Notepad of every
 * Windows shows as it is, by its byte order mark and the ends of its lines.
 */
export function readMe({ name, version, notices }: About): string {
  const told = notices
    .slice(0, TOLD)
    .map(({ title, publishedOn }) => `《${title}》${publishedOn ? `（${publishedOn}发布）` : ''}`);
  const more = notices.length > TOLD ? [`等，共${notices.length}件通知。`] : [];
  const lines = [
    `${name}（离线版）`,
    `版本：${version}`,
    '',
    '收录的通知：',
    ...told,
    ...more,
    '',
    '一、怎样打开',
    '1．先把压缩包全部解压到一个文件夹，不要在压缩包里直接打开。文件夹放在硬盘、U盘、光盘或共享盘上都可以，路径里可以有汉字和空格。',
    '2．双击文件夹里的 index.html，就在浏览器里打开了首页。不用安装软件，不用联网。',
    '3．文件夹里的文件请放在一起，不要改名；要给别人，请给整个压缩包。',
    '',
    '二、能用什么',
    `全部网页和其中的链接、打印，表格和文档等文件，搜索（包括建议、筛选和下载搜索结果）。搜索要用 ${OLDEST_CHROMIUM} 版以上的 Chromium 内核，例如现在的 Edge、谷歌浏览器，或 360 等浏览器的“极速模式”；更旧的浏览器可以阅读，不能搜索。`,
    '',
    '三、和网站不同的地方',
    '1．内容是打包时的内容，不会自己更新。',
    '2．引用和二维码里的网址是网站的网址，“原文见”后面的链接是发布机关的网址，要联网才能打开。打包时没有设置网站网址的，没有二维码，引用里的网址要自己填写。',
    '3．打开和搜索都不访问网络，也不在这台电脑上留下记录。',
    '',
    '非正式文本，以发文机关公布的为准。',
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
