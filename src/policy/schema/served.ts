import { z } from 'zod';
import { id, text } from './keys.ts';

/** 服务对象: whom reforms serve, such as 小微企业. The editors' list. */
export const servedSchema = z.strictObject({
  /** Part of `/served/<id>/`; chosen once, never changes. */
  id: id('写网址里用的服务对象代号（小写字母），定下后不再改'),
  /** The name that pages show. */
  name: text('写服务对象的名称'),
});

export type Served = z.infer<typeof servedSchema>;
