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
  /** 网站标识码. */
  idCode: given('SITE_ID_CODE'),
  /** 主办单位. */
  sponsor: given('SITE_SPONSOR'),
  /** 联系方式. */
  contact: given('SITE_CONTACT'),
  /** ICP备案号. */
  icp: given('SITE_ICP'),
  /** 公安备案号. */
  policeRecord: given('SITE_POLICE_RECORD'),
};
