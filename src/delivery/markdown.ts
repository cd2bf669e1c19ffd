import type { Root, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import { unbroken } from '../reading/line-breaks.ts';

/**
 * A remark plugin that writes the editors' Markdown as the house does: without the file's line breaks,
 * which would show as spaces between ideographs, and with cells aligned by a class, since the pages'
 * policy allows no style of an element's own.
 */
export function houseMarkdown() {
  return (root: Root): void => {
    visit(root, (node) => {
      if (node.type === 'text') node.value = unbroken(node.value);
      if (node.type !== 'table') return;
      const { align } = node;
      node.align = null;
      for (const row of node.children) {
        row.children.forEach((cell, column) => {
          const side = align?.[column];
          if (side) cell.data = { hProperties: { className: [side] } } as TableCell['data'];
        });
      }
    });
  };
}
