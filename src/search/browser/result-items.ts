import { excerpt, marked, type Piece } from '../core/excerpt.ts';
import { type SearchRecord, unitsOf, zonesOf } from '../core/record.ts';
import type { Term } from '../core/term.ts';
import { textFragment } from '../core/text-fragment.ts';
import type { NearRecord } from './ask.ts';
import { pageAddress } from './page-address.ts';

/** Makes results of the page's own templates. */
export class ResultItems {
  private readonly page: HTMLElement;
  private readonly root: string;
  private readonly several: boolean;

  /**
   * @param root the site's root, as a full address.
   * @param several whether there are several notices, so that a number has to be told with its own.
   */
  constructor(page: HTMLElement, root: string, several: boolean) {
    this.page = page;
    this.root = root;
    this.several = several;
  }

  reform(record: SearchRecord, terms: readonly Term[]): Node {
    return this.reformWith(record, shownTexts(terms), '');
  }

  /** A reform that has some of what was asked for, with what it has and what it lacks. */
  near({ record, has, lacks }: NearRecord): Node {
    const lacking = lacks.length > 0 ? `；缺：${lacks.join('、')}` : '';
    return this.reformWith(record, has, `有：${has.join('、')}${lacking}`);
  }

  /** A reform with its hits marked, and what there is to say of them. */
  private reformWith(record: SearchRecord, texts: readonly string[], said: string): Node {
    const item = this.template('reform');
    fill(item, '.number', [{ text: record.label, hit: false }]);
    const shown = excerpt(record.text, texts);
    const remarks = excerpt(record.remarks, texts);
    const link = fill(item, 'a', marked(record.title, texts));
    link?.setAttribute('href', this.addressOf(record, [...shown, ...remarks]));
    const number = document.createElement('span');
    number.className = this.several ? 'qualified' : 'out-of-sight';
    number.textContent = `${this.qualifierOf(record)}第${record.label}项 `;
    link?.prepend(number);
    const units = unitsOf(record).join('、');
    fill(item, '.who', marked(units, texts));
    if (record.standing) {
      fill(item, '.standing', [
        { text: '编者注：', hit: false },
        ...marked(record.standing, texts),
      ]);
    } else item.querySelector('.standing')?.remove();
    // What was found by its title or a name alone says so there.
    if (shown.some(({ hit }) => hit)) fill(item, '.excerpt', shown);
    else item.querySelector('.excerpt')?.remove();
    // The editors' words are shown where the hit is in them, and as theirs.
    if (remarks.some(({ hit }) => hit)) {
      fill(item, '.remarks', [{ text: '编者说明：', hit: false }, ...remarks]);
    } else item.querySelector('.remarks')?.remove();
    fillOrDrop(item, '.matched', said);
    this.showZones(item, record);
    return item;
  }

  /** Anything by its name alone. */
  other(record: SearchRecord, terms: readonly Term[]): Node {
    const item = this.template('other');
    const texts = shownTexts(terms);
    const label = this.labelOf(record);
    const link = fill(item, 'a', [
      ...(label ? [{ text: `${label} `, hit: false }] : []),
      ...marked(record.title, texts),
    ]);
    const shown = excerpt(record.text, texts);
    // A fragment of its own leads there, and older kernels would take another for part of it.
    const isWhole = !record.url.includes('#');
    link?.setAttribute(
      'href',
      isWhole ? this.addressOf(record, shown) : pageAddress(this.root, record.url),
    );
    if (record.text) fill(item, '.excerpt', shown);
    else item.querySelector('.excerpt')?.remove();
    return item;
  }

  /**
   * Fills the marks of the zones that a reform comes from. Where there are several notices, only
   * these are shown: the others may be another notice's.
   */
  private showZones(item: DocumentFragment, record: SearchRecord) {
    const marks = item.querySelector('.marks');
    if (record.zones.length === 0) marks?.remove();
    marks?.setAttribute('aria-label', `来自${zonesOf(record).join('、')}`);
    for (const mark of [...(marks?.querySelectorAll<HTMLElement>('.mark') ?? [])]) {
      const isFrom = record.zones.includes(mark.dataset.zone ?? '');
      mark.classList.toggle('from', isFrom);
      if (this.several && !isFrom) mark.remove();
    }
  }

  /** 第七批, where there are several notices. */
  private qualifierOf({ notice }: SearchRecord): string {
    return this.several ? (notice?.qualifier ?? '') : '';
  }

  /** 第七批第16项 or 第七批 二（四）; with one notice, 16 or 二（四）. */
  private labelOf(record: SearchRecord): string {
    const qualifier = this.qualifierOf(record);
    if (!qualifier) return record.label;
    return record.kind === 'reform'
      ? `${qualifier}第${record.label}项`
      : `${qualifier} ${record.label}`;
  }

  /** The permalink, with a text fragment where the browser can be led to the hit itself. */
  private addressOf(record: SearchRecord, shown: readonly Piece[]): string {
    const hit = shown.find((piece) => piece.hit)?.text;
    const fragment = hit ? textFragment(hit, [record.text, record.remarks]) : '';
    return pageAddress(this.root, record.url) + fragment;
  }

  private template(kind: 'reform' | 'other'): DocumentFragment {
    const template = this.page.querySelector<HTMLTemplateElement>(
      `template[data-result="${kind}"]`,
    );
    if (!template) throw new Error(`no template for a ${kind}`);
    return document.importNode(template.content, true);
  }
}

/** The folded texts that show why a record was found: those asked for, and the pieces of cut words. */
const shownTexts = (terms: readonly Term[]): string[] => [
  ...new Set(
    terms.flatMap(({ texts, lesser, covered }) => [
      ...texts,
      ...(lesser ?? []),
      ...[...(covered?.values() ?? [])].flatMap(({ has }) => has.flatMap((piece) => piece.texts)),
    ]),
  ),
];

function fillOrDrop(item: DocumentFragment, selector: string, text: string) {
  if (text) fill(item, selector, [{ text, hit: false }]);
  else item.querySelector(selector)?.remove();
}

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
