import type { Notice, Reform } from '../../policy/model.ts';

/** What a page says of itself, to readers and to programs. */
export interface About {
  /** The page's name: its h1 as a rule, and the first part of its unique title. */
  title: string;
  /** The same with what tells it from others of that name; left out where nothing needs to. */
  fullTitle?: string | undefined;
  description: string;
  /** Pages between the home page and this one; none on the home page itself. */
  trail?: { name: string; url: string }[];
  /** What breadcrumbs call the page, where its title is too long for them. */
  here?: string;
  /** The notice that an article page tells of; list pages have none. */
  article?: Notice;
  /** The reform that it tells of, where it tells of one. */
  reform?: Reform;
  /** The address that this page only leads to, where it does. */
  leadsTo?: string | undefined;
}
