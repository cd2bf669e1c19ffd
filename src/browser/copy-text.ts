/**
 * Copies a text: by the clipboard, else as a selection, which web views and pages without https allow.
 * @param element what is selected in the text's place, and stays so where both are refused; without
 * it a field that is gone again.
 */
export async function copyText(text: string, element?: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return element ? elementCopied(element) : fieldCopied(text);
  }
}

/** Selects all of an element's text, to be copied by hand. */
export const select = (element: HTMLElement): void => getSelection()?.selectAllChildren(element);

function elementCopied(element: HTMLElement): boolean {
  select(element);
  if (!selectionCopied()) return false;
  getSelection()?.removeAllRanges();
  return true;
}

function fieldCopied(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'out-of-sight';
  document.body.append(field);
  field.select();
  const copied = selectionCopied();
  field.remove();
  return copied;
}

/** Deprecated, and the one way that there is where the clipboard is refused; some views lack it too. */
function selectionCopied(): boolean {
  try {
    return (document as unknown as { execCommand: (command: string) => boolean }).execCommand(
      'copy',
    );
  } catch {
    return false;
  }
}
