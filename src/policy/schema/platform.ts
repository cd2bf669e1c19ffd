import { z } from 'zod';
import { id, text } from './keys.ts';

/** What reforms rely on: a platform or system, or a way of working that several share. The editors' list. */
export const PLATFORM_KINDS = ['平台', '方式'] as const;

export const platformSchema = z.strictObject({
  /** Part of `/platforms/<id>/`; chosen once, never changes. */
  id: id('写网址里用的平台代号（小写字母），定下后不再改'),
  /** The name that pages show, such as 国际贸易单一窗口. */
  name: text('写平台或方式的名称'),
  /** Whether it is a platform or a way of working. */
  kind: z.enum(PLATFORM_KINDS).describe(`写 ${PLATFORM_KINDS.join('、')} 之一`),
});

export type Platform = z.infer<typeof platformSchema>;
