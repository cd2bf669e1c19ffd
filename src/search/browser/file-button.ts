import type { Engine, RecordId } from '../core/engine.ts';
import type { Settings } from './result-file.ts';

/** A button that saves all reforms that a search found; what makes the file comes when it is wanted. */
export function fileButton(
  typed: string,
  engine: Engine,
  found: readonly RecordId[],
  settings: Settings,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = `下载这${found.length}项（CSV）`;
  button.dataset.needs = '下载文件';
  button.addEventListener('click', async () => {
    const { saveResult } = await import('./result-file.ts');
    await saveResult(typed, engine, found, settings);
  });
  return button;
}
