import { z } from 'zod';
import { id, text } from './keys.ts';

const byId = z
  .record(id('写各表里的代号'), text('照录本通知里的名称'))
  .describe('写代号和本通知里的名称，如 { swt: 省商务厅 }');

/**
 * What a notice, or one of its reforms, calls units, zones and places, by their ids, where that isn't
 * what the lists, or the notice for its other reforms, call them.
 */
export const namesSchema = z.strictObject({ units: byId, zones: byId, places: byId }).partial();

export type Names = z.infer<typeof namesSchema>;
