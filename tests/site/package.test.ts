import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { sitePackage } from '../../src/disc/package.ts';
import { READ_ME } from '../../src/disc/read-me.ts';
import { DIST, pageHtml, siteFiles } from '../site.ts';

const ABOUT = { name: '某站', version: '0.0.0' };
/** What a server and who runs it ask for, and the search where there is a server. */
const FOR_SERVERS =
  /^\/(404\.html|robots\.txt|redirects\.conf|pagefind\/.*|_astro\/.*\.js|search\/.*\.json)$/;

let files: Record<string, Uint8Array> = {};
let zip: Uint8Array = new Uint8Array();

before(async () => {
  ({ zip } = await sitePackage(DIST, ABOUT));
  files = unzipSync(zip);
});

const text = (path: string) => Buffer.from(files[path] ?? []).toString('utf8');
const pages = () => Object.keys(files).filter((path) => path.endsWith('.html'));

interface Read {
  /** Where each attribute that names something leads to, as it is written. */
  links: { tag: string; name: string; value: string }[];
  ids: Set<string>;
  text: string;
}

/** Reads a page by what is in it, templates and what is for browsers without scripts too. */
function read(html: string): Read {
  const found: Read = { links: [], ids: new Set(), text: '' };
  const visit = (node: Tree.Node) => {
    if ('value' in node) found.text += node.value;
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) {
        if (name === 'id') found.ids.add(value);
        if (/^(href|src|action|cite|poster|srcset|data-(?!index-|blank-).*-src)$/.test(name)) {
          found.links.push({ tag: node.tagName, name, value });
        }
        const [, refresh] = /url=(.*)/.exec(node.tagName === 'meta' ? value : '') ?? [];
        if (refresh) found.links.push({ tag: 'meta', name, value: refresh });
      }
    }
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled: false }));
  return found;
}

describe('the package that opens from a disc', () => {
  it('has all of the site but what is for servers, and what takes its place', () => {
    const own = Object.keys(files).filter((path) => !siteFiles().includes(`/${path}`));
    const scripts = own.filter((path) => path.endsWith('.json.js'));
    assert.deepEqual(own.filter((path) => !scripts.includes(path)).sort(), ['site.js', READ_ME]);
    for (const path of scripts) {
      assert.ok(siteFiles().includes(`/${path.slice(0, -3)}`), path);
    }
    const left = siteFiles().filter((path) => !(path.slice(1) in files));
    assert.notEqual(left.length, 0);
    assert.deepEqual(
      left.filter((path) => !FOR_SERVERS.test(path)),
      [],
    );
  });

  it('is the same, byte for byte, when it is made again', async () => {
    assert.ok(Buffer.from(zip).equals((await sitePackage(DIST, ABOUT)).zip));
  });

  it('has names that every system can keep', () => {
    for (const path of Object.keys(files).filter((one) => one !== READ_ME)) {
      assert.match(path, /^[a-z0-9_][\w.-]*(\/[\w-][\w.-]*)*$/i);
      assert.ok(path.length < 100, path);
    }
    const folded = Object.keys(files).map((path) => path.toLowerCase());
    assert.equal(new Set(folded).size, folded.length);
  });

  it('leads by every link to a file that is there, and to a place that is on it', () => {
    const known = new Map(pages().map((path) => [path, read(text(path))]));
    let followed = 0;
    for (const [page, { links }] of known) {
      for (const { tag, name, value } of links) {
        if (/^(https?|mailto):/.test(value)) continue;
        const [path = '', anchor] = value.split(/\?[^#]*|#/).filter((_, at) => at < 2);
        const target = path ? posix.join(posix.dirname(page), decodeURIComponent(path)) : page;
        const told = `${page}: <${tag} ${name}="${value}">`;
        const isData = name.startsWith('data-') && target.endsWith('.json');
        assert.ok((isData ? `${target}.js` : target) in files, told);
        const ids = known.get(target)?.ids;
        if (anchor && !anchor.startsWith(':~:')) assert.ok(ids?.has(anchor), told);
        followed += 1;
      }
    }
    assert.ok(followed > pages().length * 10);
  });

  it('says on each page what the site says there, word for word', () => {
    for (const path of pages()) {
      assert.equal(read(text(path)).text, read(pageHtml(`/${path}`)).text, path);
    }
  });

  it('loads nothing by itself but files of its own', () => {
    for (const path of pages()) {
      const html = text(path);
      assert.match(html, /content="default-src 'none';[^"]*"/, path);
      assert.doesNotMatch(html, /connect-src|wasm|type="module"|rel="preload"/, path);
      for (const { tag, value } of read(html).links) {
        if (['a', 'blockquote', 'q'].includes(tag)) continue;
        const isCanonical = tag === 'link' && html.includes(`rel="canonical" href="${value}"`);
        if (!isCanonical) assert.doesNotMatch(value, /^([a-z]+:|\/)/i, `${path}: ${tag} ${value}`);
      }
    }
  });
});
