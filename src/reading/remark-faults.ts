import type {
  Heading,
  Link,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  Text,
} from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as plainText } from 'mdast-util-to-string';
import type { BodyFault } from './body-fault.ts';
import { nestingFaults } from './nesting.ts';
import { lineStartFaults } from './remark-lines.ts';

/** A line of its own where it isn't that of the node. */
type Told = Omit<BodyFault, 'line'> & { line?: number };

/** Lists within lists, more than an editor needs and a reader can follow. */
const DEEPEST_LIST = 3;

/** The tags that may stand in 编者说明, each with its attributes, which it needs. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  abbr: ['title'],
  br: [],
  sub: [],
  sup: [],
};
const TAG_NAMES = '<abbr title="…">、<br />、<sub>、<sup>';

/** What may stand there, and is looked into. */
const ALLOWED =
  /^(paragraph|heading|list|listItem|table|tableRow|tableCell|text|strong|emphasis|link|break|mdxJsx(Flow|Text)Element)$/;

/** Programs: refused in every body, and told there. */
const PROGRAM = /^mdx(jsEsm|FlowExpression|TextExpression)$/;

/** What may not stand there, by the type of its node. */
const REFUSED: Readonly<Record<string, Told>> = {
  image: { problem: '编者说明里不能有图片。', mend: '删去图片，改用文字或表格。' },
  imageReference: { problem: '编者说明里不能有图片。', mend: '删去图片，改用文字或表格。' },
  code: { problem: '编者说明里不能有代码块（```）。', mend: '删去反引号，直接写文字。' },
  inlineCode: { problem: '编者说明里不能有代码（`）。', mend: '删去反引号，直接写文字。' },
  blockquote: {
    problem: '编者说明里不能有引文（>）。',
    mend: '原文只在最前照录一段；说到原文时用引号引起来，写明出处。',
  },
  delete: {
    problem: '两个“~”之间的文字会加上删除线。',
    mend: '表示范围改用“—”或“至”；不要的文字直接删去。',
  },
  footnoteReference: { problem: '编者说明里不能有脚注（[^…]）。', mend: '改写在括号里。' },
  footnoteDefinition: { problem: '编者说明里不能有脚注（[^…]）。', mend: '改写在括号里。' },
  thematicBreak: { problem: '编者说明里不能有分隔线。', mend: '删去它；要分段，用“### ”小标题。' },
  linkReference: { problem: '链接的网址没有和文字写在一起。', mend: '写成 [文字](网址)。' },
  definition: { problem: '链接的网址没有和文字写在一起。', mend: '写成 [文字](网址)。' },
};
const UNKNOWN: Told = {
  problem: '编者说明里不能有这个。',
  mend: '只写段落、列表、表格、“### ”小标题、链接、加粗和着重。',
};

/** Marks that Markdown left in the text, since what they should mark isn't written as it has to be. */
const LEFT_OVER: readonly [RegExp, Told][] = [
  [
    /\*\*|__/,
    {
      problem: '加粗的记号没有生效，会照样显示出来。',
      mend: '“**”要成对，里面不以标点或空格开头、结尾：把标点移到“**”外面。',
    },
  ],
  [
    /\]\(|\[\^/,
    {
      problem: '链接或脚注的记号没有生效，会照样显示出来。',
      mend: '链接写成 [文字](网址)，网址里不要有空格；脚注改写在括号里。',
    },
  ],
  [
    /[\]］]\s*（\s*(?:https?:\/\/|www\.|\/[a-z0-9])|］\s*[（(]\s*(?:https?:\/\/|www\.|\/[a-z0-9])/,
    {
      problem: '链接用了全角的方括号或圆括号，不会成为链接。',
      mend: '四个括号都用半角的，写成 [文字](网址)。',
    },
  ],
  [
    /(?<![\w/.])www\.\w/i,
    {
      problem: '网址没有写成链接，前面也没有 https://。',
      mend: '写成 [文字](https://www.…)，文字说明去处。',
    },
  ],
  [/`/, { problem: '有单个的反引号（`）。', mend: '删去它；引号用“”。' }],
  [/~~/, { problem: '有单独的“~~”。', mend: '删去它；表示范围用“—”或“至”。' }],
  [/^ *\+{3}/m, { problem: '“+++”会被当成资料的界线。', mend: '删去它。' }],
  [/^ *#/m, { problem: '“#”会照样显示出来。', mend: '小标题写“### ”，三个“#”后面空一格。' }],
  [
    /^ *\|/m,
    {
      problem: '表格没有写对，会显示成一段文字。',
      mend: '表头下面要有一行 | --- | --- |，格数和表头相同；表格前后各空一行。',
    },
  ],
];

/**
 * What may not stand in 编者说明, in a block and all that it holds.
 * @param source the MDX that the node was parsed from.
 * @param at the line of what holds the node, for one that Markdown found in a text and gave no place.
 */
export function nodeFaults(node: RootContent, source: string, at = 1, depth = 0): BodyFault[] {
  if (PROGRAM.test(node.type)) return [];
  const line = node.position?.start.line ?? at;
  const own = ownFaults(node, source, depth);
  if (own.length > 0) return own.map((told) => ({ line, ...told }));
  const children: RootContent[] = 'children' in node ? node.children : [];
  const below = depth + Number(node.type === 'list');
  return children.flatMap((child) => nodeFaults(child, source, line, below));
}

function ownFaults(node: RootContent, source: string, depth: number): Told[] {
  if (!ALLOWED.test(node.type)) return [REFUSED[node.type] ?? UNKNOWN];
  switch (node.type) {
    case 'heading':
      return headingFaults(node);
    case 'paragraph':
      return [...paragraphFaults(node), ...lineStartFaults(node, source)];
    case 'list':
      if (depth < DEEPEST_LIST) return [];
      return [{ problem: `列表超过${DEEPEST_LIST}层。`, mend: '减少层次，或分成几段。' }];
    case 'table':
      return tableFaults(node);
    case 'listItem':
      return itemFaults(node);
    case 'link':
      return linkFaults(node, source);
    case 'text':
      return [...leftOver(node, source), ...nestingFaults(node.value)];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return tagFaults(node);
    default:
      return [];
  }
}

function headingFaults(node: Heading): Told[] {
  if (node.depth !== 3) {
    return [
      {
        problem: `这一行成了${node.depth}级标题，编者说明里只用“### ”小标题。`,
        mend: '改成“### ”；不是标题的，和下面的 --- 或 === 之间空一行，或删去 --- 和 ===。',
      },
    ];
  }
  return plainText(node).trim()
    ? []
    : [{ problem: '小标题是空的。', mend: '写上文字，或删去它。' }];
}

/** MDX takes a paragraph of tags alone for blocks. */
function paragraphFaults({ children }: Paragraph): Told[] {
  const isTagOrBlank = (child: PhrasingContent) =>
    child.type === 'mdxJsxTextElement'
      ? Object.hasOwn(TAGS, child.name ?? '')
      : child.type === 'text' && child.value.trim() === '';
  return children.every(isTagOrBlank)
    ? [{ problem: '这一段只有标签。', mend: '标签要写在文字中间；不要的删去。' }]
    : [];
}

function itemFaults(node: ListItem): Told[] {
  if (typeof node.checked === 'boolean') {
    return [{ problem: '列表里不能有勾选框（[ ]、[x]）。', mend: '删去方括号。' }];
  }
  return plainText(node).trim()
    ? []
    : [{ problem: '列表有空的一条。', mend: '写上文字，或删去它。' }];
}

/** A row with fewer cells than the head, or with more, puts numbers below the wrong one. */
function tableFaults({ children: [head, ...rows] }: Table): Told[] {
  const width = head?.children.length ?? 0;
  return rows
    .filter((row) => row.children.length !== width)
    .map((row) => ({
      line: row.position?.start.line ?? 1,
      problem: `表格的这一行有${row.children.length}格，表头有${width}格。`,
      mend: '各行的格数和表头相同：缺的补上“| |”，多的删去；格里要写“|”的，写成“\\|”。',
    }));
}

function linkFaults(node: Link, source: string): Told[] {
  const start = node.position?.start.offset;
  const isBare = start === undefined || source[start] !== '[';
  if (isBare || !plainText(node).trim()) {
    const written = plainText(node).trim() || node.url;
    return [
      {
        problem: `网址“${written}”没有写成链接。`,
        mend: '写成 [文字](网址)，网址以 https:// 开头，文字说明去处；电子邮箱不写。',
      },
    ];
  }
  if (isSitePath(node.url) || isSecure(node.url)) return [];
  return [
    {
      problem: `链接的网址“${node.url}”不能用。`,
      mend: '站内的写从 / 开头的网址，如 /fj7/16/#p3；站外的写 https:// 开头的完整网址；电子邮箱不做链接。',
    },
  ];
}

const isSitePath = (url: string) => /^\/(?!\/)[^\s\\]*$/.test(url);

const isSecure = (url: string) => /^https:\/\/[^\s\\@]+$/.test(url) && URL.canParse(url);

/** What the editor escaped is meant as it stands, so what was written is looked at, where it is known. */
function leftOver({ position, value }: Text, source: string): Told[] {
  const written = position ? source.slice(position.start.offset, position.end.offset) : value;
  const plain = written.replace(/\\[\s\S]/g, '');
  return LEFT_OVER.filter(([mark]) => mark.test(plain)).map(([, told]) => told);
}

function tagFaults({ type, name, attributes }: MdxJsxFlowElement | MdxJsxTextElement): Told[] {
  const needed = Object.hasOwn(TAGS, name ?? '') ? TAGS[name ?? ''] : undefined;
  if (!needed) {
    return [
      {
        problem: `编者说明里不能有标签 <${name ?? ''}>。`,
        mend: `删去标签，留下文字；可以用的只有 ${TAG_NAMES}。`,
      },
    ];
  }
  if (type === 'mdxJsxFlowElement') {
    return [{ problem: `标签 <${name}> 单独成了一段。`, mend: '写在文字中间；不要的删去。' }];
  }
  // An attribute that is a program is told with the programs.
  const given = attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value !== 'object'
      ? [attribute.name]
      : [],
  );
  const isRight =
    given.length === needed.length && needed.every((attribute) => given.includes(attribute));
  if (isRight || given.length < attributes.length) return [];
  return [
    {
      problem: `标签 <${name}> 的写法不对。`,
      mend: `照 ${TAG_NAMES} 的样子写，不加别的属性。`,
    },
  ];
}
