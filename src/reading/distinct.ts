import { type Fault, subject } from '../policy/fault.ts';
import type { Content } from '../policy/model.ts';

/** Two entries of a list with one name, or two notices: no reader can tell them apart. */
export const alikeFaults = (content: Content): Fault[] => [
  ...alikeEntries(content),
  ...alikeNotices(content),
];

function alikeNotices({ notices }: Content): Fault[] {
  const first = new Map<string, string>();
  return notices.flatMap(({ file, data: { shortTitle } }) => {
    const other = first.get(shortTitle);
    if (other === undefined) {
      first.set(shortTitle, file);
      return [];
    }
    return [
      {
        file,
        field: 'shortTitle',
        problem: `简称“${shortTitle}”也是 ${other} 的，两个通知分不清。`,
        mend: '改一个不同的简称。',
        restsOn: [subject(file)],
      },
    ];
  });
}

function alikeEntries(content: Content): Fault[] {
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
