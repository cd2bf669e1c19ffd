import { fold } from '../../policy/source/fold.ts';
import { all, child, xmlPart } from './xml.ts';

/** What is done with a document of Word before it is read, and what that changed, for the report. */
export function readableBody(
  body: Document,
  parts: ReadonlyMap<string, Uint8Array>,
  broken: () => never,
): string[] {
  strikeOnce(body);
  return [
    ...changesTold(body),
    ...hiddenTaken(body),
    ...notesTaken(body, parts, broken),
    ...marginsTold(parts, broken),
    ...boxesOpened(body),
  ];
}

/** The stretches of text that are shown. */
export const shownTexts = (body: Document): string[] =>
  all(body, 't')
    .filter((one) => !within(one, DELETED) && !isDeletedRow(one))
    .map(({ textContent }) => fold(textContent ?? ''))
    .filter(Boolean);

const DELETED = /^(del|moveFrom|Choice)$/;

/** The nearest element around another that has such a name. */
function within(node: Element, name: RegExp): Element | undefined {
  let one = node.parentNode as Element | null;
  while (one && !name.test(one.localName ?? '')) one = one.parentNode as Element | null;
  return one ?? undefined;
}

const isDeletedRow = (node: Element) =>
  child(child(within(node, /^tr$/), 'trPr'), 'del') !== undefined;

const words = (nodes: readonly Element[]) =>
  nodes
    .map(({ textContent }) => `“${fold(textContent ?? '')}”`)
    .filter((one) => one !== '“”')
    .join('、');

/** Changes that no one has accepted are read as if they were. */
function changesTold(body: Document): string[] {
  const put = all(body, 'ins').filter((one) => all(one, 't').length > 0);
  const gone = all(body, 'del').filter((one) => all(one, 'delText').length > 0);
  if (put.length + gone.length === 0) return [];
  return [
    `文档里有没有接受的修订，照接受以后的样子读：加上的 ${put.length} 处${put.length > 0 ? `（${words(put)}）` : ''}，删去的 ${gone.length} 处${gone.length > 0 ? `（${words(gone)}）` : ''}。请照印发的通知核对。`,
  ];
}

/** Text that Word doesn't show is none of the notice's. */
function hiddenTaken(body: Document): string[] {
  const hidden = all(body, 'r').filter((run) => {
    const sign = child(child(run, 'rPr'), 'vanish');
    return sign && !/^(0|false|off)$/.test(sign.getAttribute('w:val') ?? '');
  });
  const told = words(hidden);
  for (const run of hidden) run.parentNode?.removeChild(run);
  return told ? [`文档里有隐藏的文字，没有收录：${told}。`] : [];
}

/** Two lines through a text are as one: the page that is made of the document has no other. */
function strikeOnce(body: Document) {
  for (const one of all(body, 'dstrike')) {
    const strike = body.createElementNS(
      one.namespaceURI,
      one.nodeName.replace('dstrike', 'strike'),
    );
    const value = one.getAttribute('w:val');
    if (value !== null && value !== '') strike.setAttributeNS(one.namespaceURI, 'w:val', value);
    one.parentNode?.replaceChild(strike, one);
  }
}

/** Notes below the pages: their signs would stand amid the notice's words. */
function notesTaken(
  body: Document,
  parts: ReadonlyMap<string, Uint8Array>,
  broken: () => never,
): string[] {
  const references = ['footnoteReference', 'endnoteReference'].flatMap((one) => all(body, one));
  if (references.length === 0) return [];
  for (const one of references) one.parentNode?.removeChild(one);
  const texts = ['footnote', 'endnote'].flatMap((kind) => {
    const notes = xmlPart(parts, `word/${kind}s.xml`, broken);
    return notes ? all(notes, kind) : [];
  });
  return [
    `文档里有脚注、尾注，没有收录：${words(texts)}。是通知的内容的，加进 source.txt 和所在的段落。`,
  ];
}

/** What pages print above and below the text is none of it; the number of a page is nothing to tell. */
function marginsTold(parts: ReadonlyMap<string, Uint8Array>, broken: () => never): string[] {
  const texts = [...parts.keys()]
    .filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name))
    .flatMap((name) => xmlPart(parts, name, broken) ?? [])
    .map((one) => shownTexts(one).join(''))
    .filter((text) => /[\p{Script=Han}\p{Script=Latin}]{3}/u.test(text));
  return texts.length > 0
    ? [
        `文档里有页眉、页脚，没有收录：“${[...new Set(texts)].join('”、“')}”。是通知的内容的，加进 source.txt 和 notice.mdx。`,
      ]
    : [];
}

/** What stands in boxes is put behind the paragraph that they hang on, where nothing else shows it. */
function boxesOpened(body: Document): string[] {
  const boxes = all(body, 'txbxContent').filter((one) => !within(one, /^Choice$/));
  const alone = all(body, 'txbxContent').filter((one) => {
    const choice = within(one, /^Choice$/);
    return choice
      ? !child(choice.parentNode as Element, 'Fallback')
      : within(one, /^(txbx|drawing)$/) && !within(one, /^Fallback$/);
  });
  const told = words([...new Set([...boxes, ...alone])]);
  for (const box of alone) {
    let anchor = within(box, /^p$/);
    for (const paragraph of Array.from(box.childNodes)) {
      anchor?.parentNode?.insertBefore(paragraph, anchor.nextSibling);
      if ((paragraph as Element).localName === 'p') anchor = paragraph as Element;
    }
  }
  return told
    ? [
        `文档里有文本框，里面的字接在所在的段落后面：${told}。请照原文核对位置，页码、页眉一类的删去。`,
      ]
    : [];
}
