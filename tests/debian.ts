import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that tests hold the site against, and the Debian packages that bring them. */
const PACKAGES = {
  /** LibreOffice opens the spreadsheets and documents. */
  soffice: ['libreoffice-calc-nogui', 'libreoffice-writer-nogui'],
  /** Poppler looks at what was printed. */
  pdftotext: ['poppler-utils'],
  /** ZBar reads the QR codes. */
  zbarimg: ['zbar-tools'],
  /** Serves the redirects. */
  nginx: ['nginx-light'],
  /** Makes the certificate of a server on this machine. */
  openssl: ['openssl'],
  /** Sends releases to an object store. */
  rclone: ['rclone'],
  /** Checks that XML is well-formed. */
  xmllint: ['libxml2-utils'],
  /** Tells which fonts there are. */
  'fc-list': ['fontconfig'],
};
/** What only a measurement asks for. */
const MEASURING = {
  /** Asks as many as are wanted at once. */
  wrk: ['wrk'],
  /** Makes a site without a theme, to be held beside ours. */
  hugo: ['hugo'],
};
/** Further browsers, which only the test of kernels asks for. */
const BROWSERS = {
  'firefox-esr': ['firefox-esr'],
  WebKitWebDriver: ['webkit2gtk-driver'],
  'xvfb-run': ['xvfb', 'xauth'],
};
const EVERY = { ...PACKAGES, ...MEASURING, ...BROWSERS };
type Tool = keyof typeof EVERY;
export const TOOLS = Object.keys(PACKAGES) as Tool[];

/**
 * Installs by apt-get what is missing of the tools.
 * @throws {Error} where one can't be had.
 */
export function ensureTools(...tools: Tool[]): void {
  const missing = tools.filter((tool) => !isOnPath(tool));
  if (missing.length === 0) return;
  const packages = missing.flatMap((tool) => EVERY[tool]);
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  const still = tools.filter((tool) => !isOnPath(tool));
  if (still.length > 0)
    throw new Error(
      `Not on this machine: ${still.join(', ')}. Install the packages ${packages.join(', ')}.`,
    );
}

/** Where Debian puts the module with which nginx sends files that are packed by brotli. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Installs nginx with all that `deploy/nginx.conf` asks of it, and what makes a certificate. */
export function ensureServer(): void {
  ensureTools('nginx', 'openssl');
  ensureFile(BROTLI, 'libnginx-mod-http-brotli-static');
}

/** Where Debian puts the library that tells a program another time. */
const OTHER_TIME = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`;

/**
 * The environment in which a program takes it to be another day, its libraries too.
 * @param day `YYYY-MM-DD`.
 */
export function onDay(day: string): Record<string, string> {
  ensureFile(OTHER_TIME, 'libfaketime');
  return {
    LD_PRELOAD: OTHER_TIME,
    FAKETIME: `@${day} 09:00:00`,
    // Who waits goes on waiting as long as ever.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

/** Installs the Debian package that brings a file. */
function ensureFile(file: string, name: string): void {
  if (existsSync(file)) return;
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', name]);
  if (!existsSync(file)) throw new Error(`Not on this machine: install the package ${name}.`);
}

/** Pages and paper are measured in Chinese type: installs one where there is none. */
export function ensureChineseFont(): void {
  ensureTools('fc-list');
  const has = () => execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).trim() !== '';
  if (has()) return;
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', 'fonts-noto-cjk']);
  if (!has()) throw new Error('No Chinese font: install one, such as fonts-noto-cjk.');
}

/** Debian keeps servers where only root's PATH leads. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];

const isOnPath = (command: string) => FOLDERS.some((folder) => existsSync(join(folder, command)));

function aptGet(args: string[]): void {
  console.log(`Something is missing: apt-get ${args.join(' ')}`);
  try {
    // Tests that run at the same time may want something too.
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    console.log('That did not work.');
  }
}
