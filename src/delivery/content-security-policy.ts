import { createHash } from 'node:crypto';

/** The rest of a tag: what stands in quotes may have any signs, those of tags too. */
const ATTRIBUTES = /([^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>/.source;
/** Every tag, so that none is seen within another's attributes; of styles and scripts what they hold too. */
const TAGS = new RegExp(
  `<(?:(style|script)\\b${ATTRIBUTES}([\\s\\S]*?)</\\1>|[a-z]${ATTRIBUTES})`,
  'g',
);

/**
 * The policy that a page needs and no more: its own inline styles and scripts by their hashes, files
 * of its own origin, and nothing else. It is fit for a `<meta>`, where `frame-ancestors` says nothing.
 * @param wasm whether the page runs Pagefind, whose WebAssembly needs a word of its own.
 */
export function metaPolicy(html: string, { wasm }: { wasm: boolean }): string {
  const hashes = { style: new Set<string>(), script: new Set<string>() };
  for (const [, tag, attributes, code] of html.matchAll(TAGS)) {
    if (!tag || !code || /\stype="application\/ld\+json"/.test(attributes ?? '')) continue;
    hashes[tag as 'style' | 'script'].add(hashOf(code));
  }
  return [
    "default-src 'none'",
    ['style-src', ...hashes.style].join(' '),
    ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...hashes.script].join(' '),
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join(';');
}

/** Puts a page's policy into its head, before anything that it must cover. */
export function contentSecurityPolicy(html: string, { wasm }: { wasm: boolean }): string {
  const policy = metaPolicy(html, { wasm });
  return html.replace(
    /<meta charset="[^"]*"\s*\/?>/i,
    (charset) => `${charset}<meta http-equiv="content-security-policy" content="${policy}">`,
  );
}

/** The same policy for a page that is read from a disc: it connects to nothing and runs no WebAssembly. */
export const withoutNetwork = (policy: string): string =>
  policy.replace(/(?:^|;)connect-src [^;]*/, '').replace(/ 'wasm-unsafe-eval'/, '');

/** Hashes by what they are of: pages of a kind have the same styles. */
const known = new Map<string, string>();

function hashOf(code: string): string {
  const hash = known.get(code) ?? `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
  known.set(code, hash);
  return hash;
}
