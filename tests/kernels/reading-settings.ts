import { click, isThere, shown } from './in-page.ts';
import type { Kernel } from './kernel.ts';

/** Opens the panel of 阅读设置, each step within a limit of milliseconds. */
export async function openSettings(kernel: Kernel, limit: number): Promise<void> {
  const button = 'reading-settings:defined > [aria-controls]';
  await kernel.ask(shown, { selector: button, limit });
  await kernel.ask(click, button);
  await kernel.ask(shown, { selector: '#settings:not([hidden])', limit });
}

/** Clicks each of the panel's boxes that has such a value; none is what the page comes with. */
export async function tick(kernel: Kernel, values: string[]): Promise<void> {
  for (const name of ['size', 'theme', 'contrast', 'ruler']) {
    for (const value of values) {
      const box = `#settings input[name=${name}][value="${value}"]`;
      if (await kernel.ask(isThere, box)) await kernel.ask(click, box);
    }
  }
}
