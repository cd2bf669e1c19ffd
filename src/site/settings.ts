/**
 * What the site is called and who runs it. What belongs to the operator comes from the
 * environment, is shown only where it is given, and is never made up.
 */
const given = (name: string): string | undefined => process.env[name]?.trim() || undefined;

/**
 * The full address of the site's root, ending in `/`, from what the operator wrote.
 * @returns what is wrong with it, in Chinese, in place of an address that can't be built with.
 */
export function rootAddress(written: string): { url: string } | { fault: string } {
  const wrong = (what: string) => ({
    fault: `SITE_URL ${what}，如 https://host/column/，现在是“${written}”。`,
  });
  if (/\s/.test(written)) return wrong('里有空格；应是网站的完整地址，中间没有空格');
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    return wrong('应是网站的完整地址');
  }
  // Every address would be put after the file's name.
  if (/\.[^/]*$|\.html?\/$/i.test(url.pathname)) {
    return wrong('应是网站所在的文件夹，以 / 结尾，不是其中的一个文件');
  }
  return { url: url.href.replace(/\/?$/, '/') };
}

/**
 * The day that the build is told it is, `YYYY-MM-DD`: the only clock that pages and files go by.
 * @returns what is wrong with it, in Chinese, in place of a day that there is not.
 */
export function dayOfBuild(written: string): { day: string } | { fault: string } {
  const day = new Date(`${written}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === written;
  return exists
    ? { day: written }
    : { fault: `BUILD_DATE 应是存在的日期，写作 2026-11-26 的样子，现在是“${written}”。` };
}

const writtenDay = given('BUILD_DATE');
const buildDay = writtenDay === undefined ? undefined : dayOfBuild(writtenDay);

/** What is wrong with `BUILD_DATE`, if anything: the build says it and stops. */
export const buildDateFault = buildDay && 'fault' in buildDay ? buildDay.fault : undefined;

const written = given('SITE_URL');
const address = written === undefined ? undefined : rootAddress(written);

/** What is wrong with `SITE_URL`, if anything: the build says it and stops. */
export const siteUrlFault = address && 'fault' in address ? address.fault : undefined;

/** What the site is about. */
const subject = '福建自贸试验区创新成果';

export const site = {
  subject,
  name: `${subject}复制推广`,
  /** The subject column (专栏) that the site is, in one line: true of every notice. */
  description: '福建自贸试验区创新成果复制推广的通知：逐项原文、复制推广范围、牵头单位和要求。',
  keywords: '福建,自贸试验区,创新成果,复制推广,牵头责任单位',
  /** Full address of the root, ending in `/`; without it no absolute link is made. */
  url: address && 'url' in address ? address.url : undefined,
  /** The day of the build, where it is told: without it no time limit is said to have passed. */
  buildDate: buildDay && 'day' in buildDay ? buildDay.day : undefined,
  /** 网站标识码. */
  idCode: given('SITE_ID_CODE'),
  /** 主办单位. */
  sponsor: given('SITE_SPONSOR'),
  /** 联系方式. */
  contact: given('SITE_CONTACT'),
  /** 纠错: a mail address, or the address of a form, to which the page's own is added. */
  feedback: given('SITE_FEEDBACK'),
  /** ICP备案号. */
  icp: given('SITE_ICP'),
  /** 公安备案号. */
  policeRecord: given('SITE_POLICE_RECORD'),
};
