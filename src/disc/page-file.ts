/** A path that leads to a folder: empty before a blank end, or ending in `/`, `.` or `..`. */
const FOLDER = /(^|\/)\.{0,2}\/?$/;

/**
 * Names the file that an address within the site leads to: no server does it for a reader of a disc,
 * who would be shown the folder's list of files. What follows `?` or `#` stays.
 * @param address as seen from a page, or a full one, such as `../16/#p3`
 */
export function pageFile(address: string): string {
  const [path = ''] = address.split(/[?#]/, 1);
  if (path === '' || !FOLDER.test(path)) return address;
  return `${path.replace(/\/?$/, '/')}index.html${address.slice(path.length)}`;
}
