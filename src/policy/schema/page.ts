import { z } from 'zod';
import { text } from './keys.ts';

/** Front matter of a page of the editors' beside the notices: `content/about.mdx`. */
export const pageSchema = z.strictObject({
  /** What the page is called, on it and in the browser's title. */
  title: text('写这一页的标题'),
});

export type PageData = z.infer<typeof pageSchema>;
