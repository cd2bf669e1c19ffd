/**
 * What looks like a telephone number, a fax or an e-mail address. The contacts of a notice are those
 * of its time: they stay on its own page, inside `<Contact>`, and out of the search and the data.
 */
const PATTERNS: readonly RegExp[] = [
  // An e-mail address.
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/,
  // A mobile number, in one or in groups, with or without the country's.
  /(?<!\d|\d[.-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d|[.-]\d)/,
  // A number with its area: 0591-87846327, (0591)87846327, 0591 8784 6327, 059187846327.
  /(?<!\d|\d[.-])(?:\+?86[- ]?)?\(?0\d{2,3}\)?[- ]?[2-9]\d{2,3}[- ]?\d{4}(?!\d|[.-]\d|元)/,
  // 400-800-1234.
  /(?<!\d|\d[.-])[48]00-\d{3,4}-\d{3,4}(?!\d|[.-]\d)/,
  // Whatever figures follow the word for it.
  /(?:电话|传真|手机|座机|热线|短号|Tel|Fax|TEL|FAX)(?:号码?)?[:\s(]{0,2}\+?\d(?:[ -]?\d){6,}/,
  // Eight figures that are neither a day nor an amount: a number without its area.
  /(?<![\dA-Za-z.,-])(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[2-8]\d{7}(?!\d|[.,-]\d|[A-Za-z年%]|\s*[元万亿个件户人吨家次台套条项份米亩只笔名辆艘])/,
  // The same in two groups, which are no years: 8784-6327.
  /(?<![\dA-Za-z.,-])(?:2[1-9]|[3-8]\d)\d{2}[- ]\d{4}(?!\d|[.,-]\d|[A-Za-z年%]|\s*[元万亿个件户人吨家次台套条项份米亩只笔名辆艘])/,
  // Seven figures or more after the word for calling.
  /(?:拨打?|致电|咨询|来电|请打)[:\s]{0,2}\d{3,4}[- ]?\d{4}(?!\d)/,
  // The name of someone to turn to.
  /联系人:\s*\p{Script=Han}{2,4}/u,
];

/** The first contact in a text, as it stands there; signs of full width count as those of half. */
export function contactIn(text: string): { words: string; at: number } | undefined {
  const plain = halfWidth(text);
  const [first] = PATTERNS.flatMap((pattern) => pattern.exec(plain) ?? [])
    .map((words) => ({ words, at: plain.indexOf(words) }))
    .sort((a, b) => a.at - b.at);
  return (
    first && {
      words: text.slice(first.at, first.at + Math.min(first.words.length, 40)),
      at: first.at,
    }
  );
}

/** The same text, character for character, with signs and figures of half width. */
const halfWidth = (text: string) =>
  text
    .replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−－]/g, '-')
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[．]/g, '.');

export const CONTACT_PROBLEM = (words: string) => `“${words}”像是联系人、电话、传真或邮箱。`;
export const CONTACT_MEND =
  '通知正文里的写进 <Contact>…</Contact>；别处的删去：联系方式只留在通知原文里，不进入搜索和数据。';
