import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { BodyFault } from './body-fault.ts';

/** The tags that a page of the editors' may have, with what each must say of itself. */
const TAGS: Record<string, readonly string[]> = {
  h2: ['id'],
  h3: ['id'],
  a: ['href'],
  SiteMap: [],
};

const ID = /^[a-z][a-z0-9-]*$/;
const ON_SITE = /^(\/[a-z0-9./-]*)?(#[a-z][a-z0-9-]*)?$/;
const ELSEWHERE = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[\x21-\x7e]*)?$/i;

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** The text of an attribute; none where it isn't there, or is a program. */
export const attribute = (node: Element, name: string): string | undefined => {
  const found = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
};

/** What is wrong with a tag. @param ids those of the tags before it; its own is added. */
export function tagFaults(node: Element, line: number, ids: Set<string>): BodyFault[] {
  // Programs in attributes are told of as what they are.
  if (node.attributes.some((one) => 'value' in one && typeof one.value === 'object' && one.value)) {
    return [];
  }
  const names = node.attributes.flatMap((one) =>
    one.type === 'mdxJsxAttribute' ? [one.name] : [],
  );
  if (names.length < node.attributes.length) return [];
  const own = TAGS[node.name ?? ''];
  if (!own || !Object.keys(TAGS).includes(node.name ?? '')) {
    return [
      {
        line,
        problem: `这里不能用标签 <${node.name ?? ''}>。`,
        mend: `只能用 ${Object.keys(TAGS)
          .map((tag) => `<${tag}>`)
          .join('、')}；要尖括号的，写成“\\<”。`,
      },
    ];
  }
  const faults: BodyFault[] = [];
  if (names.length !== own.length || own.some((name) => !names.includes(name))) {
    const wanted = own.map((name) => ` ${name}="…"`).join('');
    faults.push({
      line,
      problem: `标签 <${node.name}> 的属性不对。`,
      mend: `写成 <${node.name}${wanted}>，不加别的属性。`,
    });
  }
  if (node.name === 'SiteMap' && node.children.length > 0) {
    faults.push({ line, problem: '<SiteMap /> 里不能有别的东西。', mend: '写成 <SiteMap />。' });
  }
  const id = attribute(node, 'id');
  if (id !== undefined && (!ID.test(id) || ids.has(id))) {
    faults.push({
      line,
      problem: ids.has(id) ? `id“${id}”用了两次。` : `id“${id}”不能用。`,
      mend: '写小写字母、数字和连字符，以字母开头，各标题不同。',
    });
  }
  if (id) ids.add(id);
  const href = attribute(node, 'href');
  return href === undefined ? faults : [...faults, ...addressFaults(href, line)];
}

/** What is wrong with where a link leads, as far as it shows by itself. */
export function addressFaults(address: string, line: number): BodyFault[] {
  if (address !== '' && ON_SITE.test(address) && !address.startsWith('//')) return [];
  if (ELSEWHERE.test(address)) return [];
  return [
    {
      line,
      problem: `链接的网址“${address.slice(0, 60)}”不能用。`,
      mend: '写本站网址（如 /data/、#files），或以 https:// 开头的完整网址。',
    },
  ];
}
