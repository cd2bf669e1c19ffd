/**
 * In an app's own view of the web, which saves no file and prints nothing, the page says beside each
 * offer to do so where it can be done. No feature tells of the files, so the app is known by its name.
 */
const WAYS: [app: RegExp, name: string, way: string][] = [
  [/MicroMessenger/, '微信', '点右上角“…”，选“在浏览器打开”。'],
  [/./, '这个应用', '请用浏览器打开这一页。'],
];

/** What an app can't do, by the offers that have it as `data-needs`. */
function lacks(need: string, userAgent: string): boolean {
  if (need === '打印' && !window.print) return true;
  return /MicroMessenger/.test(userAgent);
}

function sayWhereElse(page: Document, userAgent: string): void {
  const [, name, way] = WAYS.find(([app]) => app.test(userAgent)) ?? [];
  for (const offer of [...page.querySelectorAll<HTMLElement>('[data-needs]')]) {
    const need = offer.dataset.needs ?? '';
    // Once an offer, however often the page changes.
    offer.removeAttribute('data-needs');
    if (!lacks(need, userAgent)) continue;
    const line = page.createElement('p');
    line.className = 'elsewhere screen-only';
    line.textContent = `${name}里不能${need}：${way}`;
    offer.after(line);
  }
}

const say = () => sayWhereElse(document, navigator.userAgent);
say();
// The search offers its file once it has found something.
new MutationObserver(say).observe(document.body, { childList: true, subtree: true });

export {};
