import { permalink } from '../../policy/address/spell.ts';
import type { Catalog } from '../../policy/model.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';

/** The notices by name and address, newest first. */
export const noticeIndex = ({ notices }: Catalog): NoticeEntry[] =>
  notices.map(({ id, title, shortTitle, qualifier, signedOn, reforms, url }) => ({
    id,
    title,
    shortTitle,
    qualifier,
    signedOn,
    reforms: reforms.length,
    url,
    data: permalink.data(id),
  }));
