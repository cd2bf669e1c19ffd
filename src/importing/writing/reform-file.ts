import type { ProposedPoint } from '../proposals.ts';
import type { ReformFacts } from '../rows.ts';
import { paragraphText } from './markdown.ts';
import { key, UNCONFIRMED, value } from './yaml.ts';

/** The file of a reform: its facts, what is proposed, and the official paragraph. */
export function reformFile(
  reform: ReformFacts,
  proposed: { topics: readonly string[]; points: readonly ProposedPoint[] },
): string {
  const { number, title, zones, scope, units, names = {}, text } = reform;
  return [
    '---',
    ...key('number', number),
    ...key('title', title),
    ...key('zones', zones),
    ...key('scope', scope),
    ...key('units', units),
    ...(Object.keys(names).length > 0 ? key('names', names) : []),
    `# ${UNCONFIRMED}：分类照以前各项的用词推荐；对了，删去这一行。`,
    ...key('topics', proposed.topics),
    'points:',
    ...proposed.points.flatMap((point, index) => [
      `  # ${UNCONFIRMED}：照原文的句子切的；改成平实的话，核对 kind，再删去这一行。`,
      `  - number: ${index + 1}`,
      `    kind: ${point.kind}`,
      `    text: ${value(point.text)}`,
      `    phrases: ${value(point.phrases)}`,
    ]),
    '---',
    '',
    `> ${paragraphText(text)}`,
    '',
  ].join('\n');
}
