/**
 * The table of what the site costs as it grows: `npm run bench:scale -- --table` measures and writes it.
 */
import type { Answers, Links } from './bench-links.ts';
import type { Report } from './bench-steps.ts';

/** What a build took: seconds on the clock, and of processor time with all its children. */
export interface Build extends Report {
  wall: number;
  cpu: number;
}

/** A file of a site, and its bytes. */
export interface Weight {
  path: string;
  bytes: number;
}

/** A site of some size: built whole, and again after one reform's text was changed. */
export interface Site {
  reforms: number;
  notices: number;
  whole: Build;
  again: Build;
  files: readonly Weight[];
  beside?: Beside | undefined;
}

/** Starlight with the same pages: built twice, one after the other, and searched. */
export interface Beside {
  first: Build;
  again: Build;
  links: Links;
}

/** A column: its head, and what it says of a site. */
type Column = [head: string, cell: (site: Site) => string];

const COLUMNS: Column[] = [
  ['Reforms', ({ reforms }) => count(reforms)],
  ['Notices', ({ notices }) => count(notices)],
  ['Pages', ({ files }) => count(pagesOf(files).length)],
  ['Files', ({ files }) => count(files.length)],
  ['Pages and search', ({ whole }) => seconds(whole.wall - filesStep(whole))],
  ['Files to take away', ({ whole }) => seconds(filesStep(whole))],
  ['Whole build', ({ whole }) => seconds(whole.wall)],
  ['Processor time', ({ whole }) => seconds(whole.cpu)],
  ['After one reform’s change', ({ again }) => seconds(again.wall)],
  ['Processor time then', ({ again }) => seconds(again.cpu)],
  ['Peak memory', ({ whole }) => megabytes(whole.memory)],
  ['A page', ({ whole, files }) => milliseconds(step(whole, PAGES) / pagesOf(files).length)],
  ['Size', ({ files }) => megabytes(sum(files))],
  [
    'Largest page but a notice’s own',
    ({ files }) => `${Math.round(largest(files).bytes / 1024)} KB, ${largest(files).path}`,
  ],
];

const PAGES = 'pages are rendered';
const FILES = 'made-files';

/** The page of docs/ with the table: a row for each site. */
export function tableOf(sites: readonly Site[]): string {
  const all = table(
    COLUMNS.map(([head]) => head),
    sites.map((site) => COLUMNS.map(([, cell]) => cell(site))),
  );
  return [`${HEAD}\n${all}`, ...sites.map(besideOf)].filter(Boolean).join('\n');
}

/** The part of the page that holds Starlight's builds beside this site's. */
function besideOf({ reforms, whole, files, beside }: Site): string {
  if (!beside) return '';
  const part = (own: number, other: number) => (own / other).toFixed(2);
  const time = (build: Build) => build.wall - filesStep(build);
  const built = (name: string, build: Build) => [
    name,
    seconds(time(build)),
    part(time(whole), time(build)),
    megabytes(build.memory),
    part(whole.memory, build.memory),
  ];
  const { first, again, links } = beside;
  const answered = (name: string, { time, unanswered }: Answers) => [
    name,
    `${time.toFixed(0)} ms`,
    part(links.own.time, time),
    count(unanswered),
  ];
  return `## Beside Starlight

The text of the same ${count(pagesOf(files).length)} pages of ${count(reforms)} reforms, without the files to take away and without a list of
all pages on each, built by Starlight after this site in the same run. Promised: at most its time and
its memory.

${table(
  ['Site', 'Pages and search', 'This site’s part', 'Peak memory', 'This site’s part'],
  [
    built('this site', whole),
    built('Starlight', first),
    built('Starlight once more, with what it kept of the content', again),
  ],
)}
Then both are searched, query by query and by turns, each time in a new browser on a line of 1.6 Mbit/s
and 150 ms with the processor slowed four times: this site by a link, up to its first result; Starlight by
its box, as soon as it can be used. Promised: at most 0.6 of its time.

${table(['Site', 'First result', 'This site’s part', 'Not answered'], [answered('this site', links.own), answered('Starlight', links.starlight)])}`;
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '--:'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

const HEAD = `# What the site costs as it grows

Written by \`npm run bench:scale -- --table\`: made-up notices beside the real ones, all built with an
address. The reforms are those that were made up. Times are of one machine, so that what compares is
the ratio. The search index is made beside the pages, and counts with them.
`;

const step = ({ steps }: Build, wanted: string): number =>
  steps.find(({ name }) => name === wanted)?.wall ?? 0;
const filesStep = (build: Build): number => step(build, FILES);

/** The pages among a site's files. */
export const pagesOf = (files: readonly Weight[]): Weight[] =>
  files.filter(({ path }) => path.endsWith('.html'));

/** A notice's own text and tables: they are as long as the notice. */
const OF_NOTICE = /^\/?[a-z]+\d+\/(index\.html|matrix\/|points\/)/;

/** The largest page of a site but for those. */
export const largest = (files: readonly Weight[]): Weight =>
  pagesOf(files)
    .filter(({ path }) => !OF_NOTICE.test(path))
    .reduce((a, b) => (b.bytes > a.bytes ? b : a));

/** The bytes of some files together. */
export const sum = (files: readonly Weight[]): number =>
  files.reduce((total, { bytes }) => total + bytes, 0);

const count = (number: number): string => number.toLocaleString('en');
const milliseconds = (time: number): string => `${(time * 1e3).toFixed(1)} ms`;

export const seconds = (time: number): string => `${time.toFixed(1)} s`;
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
