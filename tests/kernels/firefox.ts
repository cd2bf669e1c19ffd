import puppeteer from 'puppeteer-core';
import { HEIGHT, type Kernel } from './kernel.ts';

/** Starts Debian's Firefox, driven by WebDriver BiDi. */
export async function firefoxKernel(): Promise<Kernel> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
  });
  const page = await browser.newPage();
  return {
    name: `Firefox ${/\d+/.exec(await browser.version())}`,
    open: async (address, width) => {
      await page.setViewport({ width, height: HEIGHT });
      await page.goto(address);
    },
    ask: (run, given) => page.evaluate(run as never, given) as never,
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    print: () => page.pdf({ preferCSSPageSize: true }),
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
}
