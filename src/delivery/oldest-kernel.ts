/** The oldest kernel that pages are read on; search and the other enhancements begin at 78. */
export const OLDEST_KERNEL = 'chrome70';
