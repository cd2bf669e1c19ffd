/** A notice in the index of notices (`/notices.json`), so that no page of the search names them all. */
export interface NoticeEntry {
  id: string;
  title: string;
  shortTitle: string;
  /** What its numbers are qualified with: 第七批. */
  qualifier: string;
  /** 成文日期, `YYYY-MM-DD`. */
  signedOn: string;
  /** How many reforms it has. */
  reforms: number;
  /** Path of its page, from the site's root. */
  url: string;
  /** Path of its data file, likewise. */
  data: string;
}
