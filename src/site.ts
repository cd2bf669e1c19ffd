/**
 * What the site is called and who runs it. What belongs to the operator comes from the
 * environment, is shown only where it is given, and is never made up.
 */
const given = (name: string): string | undefined => process.env[name]?.trim() || undefined;

/** @throws {Error} where `SITE_URL` is not an http(s) address. */
function siteUrl(): string | undefined {
  const value = given('SITE_URL');
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`SITE_URL 应是网站的完整地址，如 https://host/column/，现在是“${value}”。`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

export const site = {
  name: '福建自贸试验区创新成果复制推广',
  /** The subject column (专栏) that the site is, in one line. */
  description:
    '福建省政府通知要求全省复制推广的自贸试验区创新成果：逐项原文、牵头责任单位、来源片区和要求。',
  keywords: '福建,自贸试验区,创新成果,复制推广,牵头责任单位',
  /** Full address of the root, ending in `/`; without it no absolute link is made. */
  url: siteUrl(),
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
