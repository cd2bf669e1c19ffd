/**
 * Where a reader tells of a mistake on a page: the operator's mail address or form, with the page
 * filled in. A mail gets it as its subject; a form as the parameter `page`.
 * @param feedback a mail address, or an http(s) address.
 * @param page the page's full address, or its path where the build knows none.
 */
export function feedbackLink(feedback: string, page: string): string {
  const filled = encodeURIComponent(page);
  if (!/^https?:\/\//.test(feedback)) {
    return `mailto:${feedback}?subject=${encodeURIComponent('纠错：')}${filled}`;
  }
  return `${feedback}${feedback.includes('?') ? '&' : '?'}page=${filled}`;
}
