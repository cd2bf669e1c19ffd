import type { Fault } from '../fault.ts';
import type { NoticeData } from '../schema/notice.ts';

/** The address of the official page and the day it was checked go together, and the day is none before publication. */
export function sourcePageFaults(
  { sourceUrl, checkedOn, publishedOn }: NoticeData,
  file: string,
): Fault[] {
  const fault = (field: string, problem: string, mend: string): Fault => ({
    file,
    field,
    problem,
    mend,
  });
  if (sourceUrl !== undefined && checkedOn === undefined) {
    return [
      fault(
        'sourceUrl',
        '写了官方网页的网址，没有写 checkedOn。',
        '加上 checkedOn，写编者对照这一网页核对的日期；没有核对过就删去 sourceUrl。',
      ),
    ];
  }
  if (checkedOn === undefined) return [];
  if (sourceUrl === undefined) {
    return [
      fault(
        'checkedOn',
        '写了核对的日期，没有写 sourceUrl。',
        '加上 sourceUrl，写核对的官方网页的网址；没有网址就删去 checkedOn。',
      ),
    ];
  }
  if (checkedOn >= publishedOn) return [];
  return [
    fault(
      'checkedOn',
      `核对的日期 ${checkedOn} 早于发布日期 ${publishedOn}。`,
      '写实际核对的日期。',
    ),
  ];
}
