import { createHash } from 'node:crypto';

const INLINE = /<(style|script)(\s[^>]*)?>([\s\S]*?)<\/\1>/g;

/**
 * Puts a Content-Security-Policy in the page's head that allows its own inline styles by their
 * hashes, files of its own origin, and nothing else.
 * @param wasm whether the page runs Pagefind, whose WebAssembly needs a word of its own.
 */
export function contentSecurityPolicy(html: string, { wasm }: { wasm: boolean }): string {
  const hashes = { style: new Set<string>(), script: new Set<string>() };
  for (const [, tag, attributes, code] of html.matchAll(INLINE)) {
    if (!code || /\stype="application\/ld\+json"/.test(attributes ?? '')) continue;
    hashes[tag as 'style' | 'script'].add(hashOf(code));
  }
  const policy = [
    "default-src 'none'",
    ['style-src', ...hashes.style].join(' '),
    ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...hashes.script].join(' '),
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join(';');
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
