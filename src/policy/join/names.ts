import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Reform } from '../model.ts';
import type { Names } from '../schema/names.ts';
import type { Lists } from './reform.ts';

const LISTS = {
  units: '单位',
  zones: '片区',
  places: '地方',
} as const satisfies Record<keyof Names, string>;

/**
 * Names of things that no list has, or that none of the reforms refers to: they'd say nothing.
 * @param names those of a notice, for all of its reforms, or those of one reform.
 * @param whose what these reforms are, in Chinese.
 */
export function nameFaults(
  names: Names,
  reforms: readonly Reform[],
  known: Lists,
  { file, whose }: { file: string; whose: '本通知的各项' | '这一项' },
): Fault[] {
  return (Object.keys(LISTS) as (keyof Names)[]).flatMap((list) => {
    const used = new Set(
      reforms.flatMap((reform) =>
        list === 'places' && !reform.scopeIsNames ? [] : reform[list].map(({ id }) => id),
      ),
    );
    const listed = new Set(known[list].map(({ id }) => id));
    const listFile = `content/${list}.yaml`;
    return Object.keys(names[list] ?? {})
      .filter((id) => !used.has(id))
      .map((id) => ({
        file,
        field: `names.${list}.${id}`,
        problem: listed.has(id)
          ? `${whose}没有用到${LISTS[list]}“${id}”。`
          : `${listFile} 里没有代号为“${id}”的${LISTS[list]}。`,
        mend: listed.has(id)
          ? '删去这个名称，或在有关的成果里写上这个代号。'
          : `改成 ${listFile} 里的代号，或删去。`,
        restsOn: listed.has(id) ? [WHOLE_CATALOG] : [subject(listFile)],
      }));
  });
}
