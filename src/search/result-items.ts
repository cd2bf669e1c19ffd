import { excerpt, marked, type Piece } from './excerpt.ts';
import type { SearchRecord } from './records.ts';

/** A result for a reform, made of the page's own template; `root` is the site's root. */
export function reformItem(
  template: HTMLTemplateElement,
  record: SearchRecord,
  terms: readonly string[],
  root: string,
): Node {
  const item = document.importNode(template.content, true);
  fill(item, '.number', [{ text: record.label, hit: false }]);
  const link = fill(item, 'a', marked(record.title, terms));
  link?.setAttribute('href', addressOf(record, root));
  const spoken = document.createElement('span');
  spoken.className = 'out-of-sight';
  spoken.textContent = `第${record.label}项 `;
  link?.prepend(spoken);
  const names = record.names.slice(record.zones.length + 1).join('、');
  fill(item, '.who', marked(names, terms));
  fill(item, '.excerpt', excerpt(record.text, terms));
  const marks = item.querySelector('.marks');
  marks?.setAttribute('aria-label', `来自${record.names.slice(0, record.zones.length).join('、')}`);
  for (const mark of marks?.querySelectorAll<HTMLElement>('.mark') ?? []) {
    mark.classList.toggle('from', record.zones.includes(mark.dataset.zone ?? ''));
  }
  return item;
}

/** A result for a clause, a unit or a zone. */
export function otherItem(
  template: HTMLTemplateElement,
  record: SearchRecord,
  terms: readonly string[],
  root: string,
): Node {
  const item = document.importNode(template.content, true);
  const label = record.label ? [{ text: `${record.label} `, hit: false }] : [];
  const link = fill(item, 'a', [...label, ...marked(record.title, terms)]);
  link?.setAttribute('href', addressOf(record, root));
  if (record.text) fill(item, '.excerpt', excerpt(record.text, terms));
  else item.querySelector('.excerpt')?.remove();
  return item;
}

const addressOf = (record: SearchRecord, root: string) => root + record.url.slice(1);

function fill(item: DocumentFragment, selector: string, pieces: readonly Piece[]) {
  const element = item.querySelector(selector);
  if (element) element.textContent = '';
  element?.append(
    ...pieces.map(({ text, hit }) => {
      if (!hit) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
  return element;
}
