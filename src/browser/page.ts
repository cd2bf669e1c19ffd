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
if (document.querySelector('search-results')) import('../search/browser/search-results.ts');
if (/MicroMessenger/.test(navigator.userAgent) || !window.print) import('./web-view.ts');
// Seen here by browsers alone that don't lead to the text themselves, and seldom by those.
if (location.hash.includes(':~:')) import('./text-fragment.ts');
