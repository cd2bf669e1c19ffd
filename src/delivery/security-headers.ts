/** A header's name and value. */
export type Header = readonly [name: string, value: string];

/**
 * What a server says with an answer.
 * @param policy as `headerPolicy` has it, or the server's own name for one that differs from page to page.
 */
export function securityHeaders(policy: string): Header[] {
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    // What was searched for stands in the address, and is nobody else's business.
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', DENIED.map((feature) => `${feature}=()`).join(', ')],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ];
}

/**
 * The policy of a page, or one that allows what any of several allows, as a header: `frame-ancestors`
 * is heard there alone.
 * @param policies the pages' own, as they stand in their heads.
 * @param frameAncestors who may show the site in a frame, as in `'self' https://portal.gov.cn`.
 */
export const headerPolicy = (policies: Iterable<string>, frameAncestors: string): string =>
  `${unitedPolicy(policies)}; frame-ancestors ${frameAncestors}`;

/** The policy of what is no page: it allows nothing, and weighs less than the pages' own. */
export const NOTHING = "default-src 'none'";

/** What the site never asks of a browser. */
const DENIED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** One policy that allows what any of several allows. */
export function unitedPolicy(policies: Iterable<string>): string {
  const united = new Map<string, Set<string>>();
  for (const policy of new Set(policies)) {
    for (const directive of policy.split(';')) {
      const [name, ...sources] = directive.trim().split(/\s+/);
      if (!name) continue;
      const known = united.get(name) ?? new Set();
      for (const source of sources) known.add(source);
      united.set(name, known);
    }
  }
  return [...united].map(([name, sources]) => [name, ...inOrder(sources)].join(' ')).join('; ');
}

/** Beside what is allowed, `'none'` says nothing. Sorted, so that the order of the pages counts for nothing. */
function inOrder(sources: ReadonlySet<string>): string[] {
  const allowed = [...sources].filter((source) => source !== "'none'").sort();
  return allowed.length === 0 && sources.size > 0 ? ["'none'"] : allowed;
}
