import { excerpt, marked, type Piece } from '../core/excerpt.ts';
import { idsOf, type SearchRecord, unitsOf, zonesOf } from '../core/record.ts';
import { textFragment } from '../core/text-fragment.ts';
import type { Term } from '../core/understand.ts';

/** What a result's name says of the kind of thing that it matched. */
const MATCHED = { unit: '牵头单位', zone: '来源片区', topic: '本站分类' } as const;

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
    const item = this.template('reform');
    const texts = terms.flatMap((term) => term.texts);
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
    fill(item, '.excerpt', shown);
    // The editors' words are shown where the hit is in them, and as theirs.
    if (remarks.some(({ hit }) => hit)) {
      fill(item, '.remarks', [{ text: '编者说明：', hit: false }, ...remarks]);
    } else item.querySelector('.remarks')?.remove();
    fillOrDrop(item, '.matched', matchedNames(record, terms));
    this.showZones(item, record);
    return item;
  }

  /** Anything by its name alone. */
  other(record: SearchRecord, terms: readonly Term[]): Node {
    const item = this.template('other');
    const texts = terms.flatMap((term) => term.texts);
    const label = this.labelOf(record);
    const link = fill(item, 'a', [
      ...(label ? [{ text: `${label} `, hit: false }] : []),
      ...marked(record.title, texts),
    ]);
    link?.setAttribute('href', this.root + record.url.slice(1));
    if (record.text) fill(item, '.excerpt', excerpt(record.text, texts));
    else item.querySelector('.excerpt')?.remove();
    fillOrDrop(item, '.matched', matchedNames(record, terms));
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
    return this.root + record.url.slice(1) + fragment;
  }

  private template(kind: 'reform' | 'other'): DocumentFragment {
    const template = this.page.querySelector<HTMLTemplateElement>(
      `template[data-result="${kind}"]`,
    );
    if (!template) throw new Error(`no template for a ${kind}`);
    return document.importNode(template.content, true);
  }
}

/** Which name a record was found by, where the name isn't to be seen in the record itself. */
function matchedNames(record: SearchRecord, terms: readonly Term[]): string {
  const found = terms.flatMap(({ named }) =>
    named
      .filter(({ named: { facet, id } }) => idsOf(record, facet).includes(id))
      .filter(({ named: { facet }, other }) => other !== undefined || facet === 'topic')
      .map(({ named: { facet, name }, other }) =>
        other?.label
          ? `${MATCHED[facet]}${other.label} ${other.spoken[0]}`
          : `${MATCHED[facet]} ${name[0]}`,
      ),
  );
  return found.length > 0 ? `匹配：${[...new Set(found)].join('；')}` : '';
}

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
