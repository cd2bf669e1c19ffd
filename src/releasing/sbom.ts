/** `sbom.cdx.json`: the packages that make the site, by name, version, licence and digest. */
export const SBOM_FILE = 'sbom.cdx.json';

/** What `package-lock.json` says of a package. */
interface Locked {
  name?: string;
  version?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
type Lock = Record<string, Locked>;

const INSTALLED = 'node_modules/';

/**
 * The bill of materials in the form of CycloneDX 1.5, from npm's lock: no time and no serial number,
 * so that the same packages give the same bytes.
 * @param lockText `package-lock.json`.
 */
export function sbom(lockText: string): string {
  const { packages } = JSON.parse(lockText) as { packages: Lock };
  const root = packages[''] as Locked;
  // A package may be installed at several places; it is one component.
  const components = new Map<string, object>();
  const needs = new Map<string, Set<string>>();
  for (const [path, locked] of Object.entries(packages)) {
    const ref = refOf(path, locked);
    if (path !== '') components.set(ref, component(path, locked));
    const needed = needs.get(ref) ?? new Set();
    for (const one of neededBy(path, locked, packages)) needed.add(one);
    needs.set(ref, needed);
  }
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { ...component('', root), type: 'application' },
    },
    components: inOrder(components).map(([, one]) => one),
    dependencies: inOrder(needs).map(([ref, needed]) => ({ ref, dependsOn: [...needed].sort() })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const inOrder = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** The name stands after the last `node_modules/`, where it isn't another's alias. */
const nameOf = (path: string, { name }: Locked) =>
  name ?? path.slice(path.lastIndexOf(INSTALLED) + INSTALLED.length);

const refOf = (path: string, locked: Locked) => `${nameOf(path, locked)}@${locked.version}`;

function component(path: string, locked: Locked): object {
  const name = nameOf(path, locked);
  const [algorithm = '', digest = ''] = locked.integrity?.split(' ')[0]?.split('-') ?? [];
  return {
    type: 'library',
    'bom-ref': refOf(path, locked),
    name,
    version: locked.version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${locked.version}`,
    ...(digest && {
      hashes: [
        {
          alg: algorithm.replace(/^sha/, 'SHA-'),
          content: Buffer.from(digest, 'base64').toString('hex'),
        },
      ],
    }),
    ...(locked.license && { licenses: [licence(locked.license)] }),
  };
}

/** Names of families, which are no licence's own identifier. */
const FAMILIES = new Set(['BSD', 'GPL', 'LGPL', 'Apache', 'UNLICENSED']);

/** One licence's identifier, or an expression of several; what is no such thing is said in words. */
function licence(text: string): object {
  if (/^\(|\s(OR|AND|WITH)\s/.test(text)) return { expression: text };
  return { license: /\s/.test(text) || FAMILIES.has(text) ? { name: text } : { id: text } };
}

/** What a package asks for, as far as it is installed: from its own folder upwards. */
function neededBy(path: string, locked: Locked, packages: Lock): string[] {
  const asked = Object.keys({
    ...locked.dependencies,
    ...locked.devDependencies,
    ...locked.optionalDependencies,
    ...locked.peerDependencies,
  });
  return asked.flatMap((name) => {
    for (let folder = path; ; folder = parentOf(folder)) {
      const at = `${folder === '' ? '' : `${folder}/`}${INSTALLED}${name}`;
      const found = packages[at];
      if (found) return [refOf(at, found)];
      if (folder === '') return [];
    }
  });
}

/** The package's folder that a package is installed within; empty for the project's. */
function parentOf(path: string): string {
  const at = path.lastIndexOf(`/${INSTALLED}`);
  return at < 0 ? '' : path.slice(0, at);
}
