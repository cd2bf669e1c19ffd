import { FORMATS } from '../files/formats.ts';

/** What a server says of a file, and whether it is text that becomes smaller when it is packed. */
interface FileType {
  /** The value of `Content-Type`. */
  type: string;
  isText: boolean;
}

const text = (type: string): FileType => ({ type: `${type}; charset=utf-8`, isText: true });
const binary = (type: string): FileType => ({ type, isText: false });

/** By the name's ending. Pagefind's files are packed already, as it reads them. */
export const BY_ENDING: Readonly<Record<string, FileType>> = {
  html: text('text/html'),
  css: text('text/css'),
  js: text('text/javascript'),
  json: { type: FORMATS.json.type, isText: true },
  csv: { type: FORMATS.csv.type, isText: true },
  txt: text('text/plain'),
  xml: text('application/xml'),
  svg: text('image/svg+xml'),
  ico: binary('image/x-icon'),
  png: binary(FORMATS.png.type),
  docx: binary(FORMATS.docx.type),
  xlsx: binary(FORMATS.xlsx.type),
  wasm: binary('application/wasm'),
  pagefind: binary('application/octet-stream'),
  pf_meta: binary('application/octet-stream'),
  pf_index: binary('application/octet-stream'),
  pf_fragment: binary('application/octet-stream'),
};

/** By the whole name, before its ending. */
export const BY_NAME: Readonly<Record<string, FileType>> = {
  'feed.xml': text('application/atom+xml'),
  'opensearch.xml': text('application/opensearchdescription+xml'),
};

/** What is of no known type is taken to be bytes. */
const UNKNOWN = binary('application/octet-stream');

const endingOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Whether servers can be told what a file is. */
export const isKnownType = (path: string): boolean => endingOf(path) in BY_ENDING;

export const typeOf = (path: string): FileType =>
  BY_NAME[nameOf(path)] ?? BY_ENDING[endingOf(path)] ?? UNKNOWN;
