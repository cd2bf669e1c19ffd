import { fold } from '../policy/source/fold.ts';
import type { Facts } from './facts.ts';
import type { Body } from './layout/body.ts';
import { orderOf } from './layout/list.ts';
import type { Finding } from './layout/words.ts';
import type { ReformFacts, RowsFacts } from './rows.ts';

/** How many there are of something: 20项. */
export const countsIn = (text: string): number[] =>
  [...text.matchAll(/(\d+)\s*项/g)].map(([, one]) => Number(one));

/** Facts that the text doesn't give. */
export function missing(facts: Facts, body: Body, { reforms }: RowsFacts): Finding[] {
  const absent = (fact: string | undefined, what: string, mend: string): Finding[] =>
    fact === undefined ? [{ stage: 'notice', what, mend }] : [];
  const order = orderOf(body.list);
  const text = body.parts.map((part) => (part.kind === 'paragraph' ? part.text : '')).join('\n');
  const counts = countsIn(text);
  // Groups may be counted one by one.
  const sum = counts.reduce((total, one) => total + one, 0);
  const isTold = counts.includes(reforms.length) || sum === reforms.length;
  const count = isTold ? undefined : counts.sort((a, b) => b - a)[0];
  return [
    ...absent(
      facts.publishedOn,
      '没有发布日期。',
      '照网页，在 source.txt 标题下面加一行“发布日期：……”，在 notice.mdx 里写 publishedOn。',
    ),
    ...absent(facts.issuer, '落款里没有认出发文机关。', '照落款，在 notice.mdx 里写 issuer。'),
    ...(facts.unsureLines
      ? [
          {
            stage: 'notice' as const,
            what: `落款的机关印成几行，拿不准哪几行是一个名称：“${facts.unsureLines.join('↵')}”，当作了：${facts.issuer}。`,
            mend: '照原文核对；是一个机关的名称分成几行的，在 notice.mdx 里把这几段连成一段，issuer 里也连起来写。',
          },
        ]
      : []),
    ...absent(facts.signedOn, '落款里没有认出成文日期。', '照落款，在 notice.mdx 里写 signedOn。'),
    ...(body.list ? [] : listFindings(body, reforms)),
    ...(order
      ? [
          {
            stage: 'notice' as const,
            what: `正文名单的次序与附件不同：${order}。`,
            mend: '照原文核对；网站照附件的序号排，已写进 notice.mdx 的 listNote，说法不合适的改。',
          },
        ]
      : []),
    ...(count !== undefined
      ? [
          {
            stage: 'rows' as const,
            what: `正文说有 ${count} 项，附件里认出 ${reforms.length} 项。`,
            mend: '照附件核对是否漏了一项，或两项并成了一项。',
          },
        ]
      : []),
  ];
}

/** What is told of titles in the text that make no list: in which paragraphs they stand, and which don't. */
function listFindings({ parts }: Body, reforms: readonly ReformFacts[]): Finding[] {
  const paragraphs = parts.flatMap((part) => (part.kind === 'paragraph' ? [part] : []));
  if (paragraphs.length === 0) return [];
  const holds = ({ text }: { text: string }, { title }: ReformFacts) =>
    title !== '' && fold(text).includes(fold(title));
  const listing = paragraphs.filter((one) => reforms.some((reform) => holds(one, reform)));
  const absent = reforms.filter((reform) => !listing.some((one) => holds(one, reform)));
  if (reforms.length < 2 || absent.length * 2 > reforms.length) {
    return [
      {
        stage: 'notice',
        what: '正文里没有认出成果的名单（各项连着、与附件的名称一字不差的才算），名单照录成了段落。',
        mend: '正文有名单的，核对名称；写得与附件相同的，换成 <ReformList />。',
      },
    ];
  }
  const inOne = listing.filter(
    (one) => reforms.filter((reform) => holds(one, reform)).length > 1,
  ).length;
  return [
    {
      stage: 'notice',
      line: listing[0]?.line,
      what: `正文里有成果的名称，可是各项之间有别的字或标点${inOne > 0 ? '，几项在一段里' : ''}，照录成了段落。${absent.length > 0 ? `正文没有这几项的名称：${absent.map(({ number, title }) => `第 ${number} 项“${title}”`).join('、')}。` : ''}`,
      mend: `照原文核对这${listing.length > 1 ? '几' : '一'}段；段落这样留着就行，不写 <ReformList />${absent.length > 0 ? '；正文没有的几项，看正文和附件是不是叫法不同，都照原文' : ''}。`,
    },
  ];
}
