/** What a chip and its box have in common. */
export const keyOf = (box: HTMLInputElement) => `${box.name}=${box.value}`;

/** A button for each box that is chosen, and one for all, whose value is empty; none where none is. */
export function chipsOf(chosen: readonly HTMLInputElement[]): HTMLButtonElement[] {
  if (chosen.length === 0) return [];
  return [
    ...chosen.map((box) => chip(`${box.dataset.name} ×`, `去掉${box.dataset.name}`, keyOf(box))),
    chip('清除筛选', '清除筛选', ''),
  ];
}

function chip(text: string, label: string, value: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.value = value;
  return button;
}
