import type { Block } from '../document.ts';

/** What no one sees in print: soft hyphens, joiners, marks of direction, controls. */
const UNSEEN = /(?![\t\n\f\r])[\p{Cc}\p{Cf}]/gu;
/** Radicals and compatibility forms that PDFs give for characters. */
const FORMS = /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/g;
/** Characters that only a font knows. */
const PRIVATE = /[\ue000-\uf8ff]/;

/** Takes out of texts what isn't seen, puts characters in the place of their other forms, and notes both. */
export class Cleaner {
  private unseen = 0;
  private readonly forms = new Map<string, string>();
  private readonly strange: string[] = [];

  text(text: string): string {
    const [found] = new RegExp(`.{0,6}${PRIVATE.source}.{0,6}`, 'u').exec(text) ?? [];
    if (found) this.strange.push(found.trim());
    return text
      .replace(UNSEEN, () => {
        this.unseen++;
        return '';
      })
      .replace(FORMS, (one) => {
        const plain = one.normalize('NFKC');
        if (plain !== one) this.forms.set(one, plain);
        return plain;
      });
  }

  blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block) =>
      block.kind === 'line'
        ? { ...block, text: this.text(block.text) }
        : {
            ...block,
            rows: block.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell) => ({ ...cell, text: this.text(cell.text) })),
            })),
          },
    );
  }

  get remarks(): string[] {
    const forms = [...this.forms].map(([one, plain]) => `“${one}”换成“${plain}”`);
    return [
      ...(this.unseen > 0 ? [`去掉了 ${this.unseen} 个看不见的字符。`] : []),
      ...(forms.length > 0
        ? [
            `有的字是部首或兼容字的编码（多半从 PDF 复制来），换成了通用的：${forms.join('，')}。请照原文核对。`,
          ]
        : []),
      ...(this.strange.length > 0
        ? [
            `有 ${this.strange.length} 处的字只有原来的字体才认得，照样留着，请照原文改：${this.strange
              .slice(0, 10)
              .map((one) => `“${one}”`)
              .join('、')}。`,
          ]
        : []),
    ];
  }
}
