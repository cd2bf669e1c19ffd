import { joinUnits } from '../policy/join/units.ts';
import { laterNames } from '../policy/unit-names.ts';
import { readContent } from '../reading/read.ts';
import { fail } from './failure.ts';
import type { Knowledge } from './folder.ts';
import { Lexicon } from './layout/names.ts';
import { TopicProposer } from './proposals.ts';

/**
 * What `content/` knows: names, and which words go with which topics.
 * @param id the notice that is about to be imported: it teaches itself nothing.
 * @throws {ImportFailure} where the lists can't be read.
 */
export function knowledgeOf(root: string, id: string): Knowledge {
  const { content, faults } = readContent(root);
  const { units, zones, places, reforms } = content;
  const broken = faults.find(({ file }) => /^content\/(units|zones|places)\.yaml$/.test(file));
  if (broken) fail(`${broken.file} 有错误：${broken.problem}`, broken.mend);
  const lists = { units, zones, places };
  return {
    units: new Lexicon(
      joinUnits(units).map((unit) => ({
        ...unit,
        otherNames: [...unit.otherNames, ...laterNames(unit)],
      })),
    ),
    zones: new Lexicon(zones),
    places: new Lexicon(places),
    nameOf: (list, one) => lists[list].find((known) => known.id === one)?.name,
    topics: new TopicProposer(
      reforms
        .filter(({ file }) => !file.startsWith(`content/${id}/`))
        .map(({ data, body }) => ({
          title: data.title,
          topics: data.topics,
          text: body.quotations.map((one) => one.text).join(''),
        })),
    ),
  };
}
