/** The oldest Chromium of the kernels that offices run: what runs in browsers uses nothing that it lacks. */
export const OLDEST_CHROMIUM = 70;

/** The same, as the tools that lower scripts and styles call it. */
export const OLDEST_KERNEL = `chrome${OLDEST_CHROMIUM}`;
