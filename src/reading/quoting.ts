import { type Fault, subject } from '../policy/fault.ts';
import type { Catalog, Notice } from '../policy/model.ts';
import { fold } from '../policy/source/fold.ts';
import { verbatimFaults } from '../policy/source/verbatim.ts';
import type { Reading } from './read.ts';

/**
 * What the content quotes otherwise than the sources say it: each notice against its own source, and
 * the quotations of other pages against all of them.
 * @param found the faults that are known already: what they spoil isn't compared.
 */
export function quotingFaults(
  reading: Reading,
  catalog: Catalog,
  found: readonly Fault[],
): Fault[] {
  const spoiled = new Set(found.flatMap(({ spoils }) => spoils ?? []));
  const allSources = fold([...reading.sources.values()].join('\n'));
  return [
    ...catalog.notices.flatMap((notice) => noticeFaults(notice, reading, spoiled)),
    ...reading.pages.flatMap(({ entry: { file, body, bodyOffset } }) =>
      body.quotations
        .filter((quoted) => !allSources.includes(fold(quoted.text)))
        .map((quoted) => ({
          file,
          line: quoted.line + bodyOffset,
          problem: `这段引文不是任何通知的原文：${quoted.text}`,
          mend: '照录原文；不是引文的话，去掉开头的“> ”。',
        })),
    ),
  ].map(restingOnItsWords);
}

/**
 * What differs from the source differs because of whatever else is wrong with the line, the field,
 * or the lists that give the names in the field.
 */
function restingOnItsWords(fault: Fault): Fault {
  const { file, line, field, restsOn = [] } = fault;
  const lists = (['units', 'zones'] as const)
    .filter((list) => field === list || field === 'names')
    .map((list) => subject(`content/${list}.yaml`));
  const own = [line, field].flatMap((part) =>
    part === undefined ? [] : [subject(file, `${part}`)],
  );
  return { ...fault, restsOn: [...restsOn, ...own, ...lists, subject(file)] };
}

function noticeFaults(notice: Notice, reading: Reading, spoiled: ReadonlySet<string>): Fault[] {
  const file = `content/${notice.id}/source.txt`;
  const source = reading.sources.get(`content/${notice.id}`);
  if (source !== undefined) return verbatimFaults(notice, source, spoiled);
  if (spoiled.has(file)) return [];
  return [
    {
      file,
      problem: '没有通知的来源文本，引文无从核对。',
      mend: '把通知全文（含附件）存成 source.txt，编码 UTF-8。',
    },
  ];
}
