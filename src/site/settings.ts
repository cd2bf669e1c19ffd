/**
 * What the site is called and who runs it. What belongs to the operator comes from the
 * environment, is shown only where it is given, and is never made up.
 */
const given = (name: string): string | undefined => process.env[name]?.trim() || undefined;

const address = given('SITE_URL');
const url = address && URL.canParse(address) ? new URL(address) : undefined;

/** What is wrong with `SITE_URL`, if anything: the build says it and stops. */
export const siteUrlFault =
  address && !(url && /^https?:$/.test(url.protocol) && !url.search && !url.hash)
    ? `SITE_URL 应是网站的完整地址，如 https://host/column/，现在是“${address}”。`
    : undefined;

export const site = {
  name: '福建自贸试验区创新成果复制推广',
  /** The subject column (专栏) that the site is, in one line. */
  description:
    '福建省政府通知要求全省复制推广的自贸试验区创新成果：逐项原文、牵头责任单位、来源片区和要求。',
  keywords: '福建,自贸试验区,创新成果,复制推广,牵头责任单位',
  /** Full address of the root, ending in `/`; without it no absolute link is made. */
  url: siteUrlFault ? undefined : url?.href.replace(/\/?$/, '/'),
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
