/** What runs on every page. One script for all, so that what two of them use is no further request. */
import '../search/browser/search-box.ts';
import '../settings/reading-settings.ts';
import './copyable-text.ts';
import { fillBlanks } from './blanks.ts';
import { lightPhrases } from './lit-phrases.ts';
import { openTargets } from './opened-details.ts';
import { copySelfLinks } from './self-links.ts';

fillBlanks(document, new Date());
copySelfLinks(document);
openTargets(document);
if (document.querySelector('.phrase')) lightPhrases(document);
// Where the search says that it failed, if it isn't there to say so itself.
const search = document.querySelector<HTMLElement>('[data-failed]');
if (search) {
  import('../search/browser/search-results.ts').catch(() => {
    search.append(search.dataset.failed as string);
  });
}
if (/MicroMessenger/.test(navigator.userAgent) || !window.print) import('./web-view.ts');
// Seen here by browsers alone that don't lead to the text themselves, and seldom by those.
if (location.hash.includes(':~:')) import('./text-fragment.ts');
