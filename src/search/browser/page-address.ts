/**
 * Full address of a page or a place on one; from a disc it is another: see its stand-in in `disc/`.
 * @param root the site's root, as a full address
 * @param path the page from there, such as `/fj7/16/#p3`
 */
export const pageAddress = (root: string, path: string): string => root + path.slice(1);
