import { permalink } from '../../policy/address/spell.ts';
import { newest, several } from '../../site/notices.ts';

/**
 * What a search without an index reads: the only notice's data, or the index of the notices, so that
 * the page names one file however many they are.
 */
export const searchSource = several ? permalink.noticeIndex : permalink.data(newest.id);
