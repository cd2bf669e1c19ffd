import { stringify } from 'yaml';

/** What stands before what an editor has to confirm: a line of its own, which the build refuses. */
export { UNCONFIRMED } from '../../reading/unconfirmed.ts';

/** A value as one line of YAML. */
export const value = (one: unknown): string =>
  stringify(one, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();

/** A key with its value; nothing for what isn't there. */
export const key = (name: string, one: unknown): string[] =>
  one === undefined ? [] : [`${name}: ${value(one)}`];
