import { type Fault, subject } from '../policy/fault.ts';
import type { Content } from '../policy/model.ts';

/** Two entries of a list with one name: no reader can tell them apart. */
export function alikeFaults(content: Content): Fault[] {
  return (['units', 'zones', 'places', 'topics', 'platforms', 'served'] as const).flatMap(
    (list) => {
      const file = `content/${list}.yaml`;
      const names = content[list].map(({ name }) => name);
      return names.flatMap((name, index) =>
        names.indexOf(name) === index
          ? []
          : [
              {
                file,
                field: `[${index}].name`,
                problem: `名称“${name}”用了两次。`,
                mend: '各项的名称各不相同，读者才分得清；改掉其中一个，或删去多余的一项。',
                restsOn: [subject(file)],
              },
            ],
      );
    },
  );
}
