import { type Fault, subject } from '../policy/fault.ts';
import { around, blankIn } from './blanks.ts';
import { strangeCharacters } from './characters.ts';
import { CONTACT_MEND, CONTACT_PROBLEM, contactIn } from './contacts.ts';
import { nestingFaults } from './nesting.ts';
import { voiceOf } from './official-fields.ts';

/** A fault of a character, which is none where the notice's own source has the same one. */
export interface CharacterFault extends Fault {
  character: string;
}

/** Every text of a file's front matter or list with its field, keys included. */
export function* textsOf(value: unknown, field = ''): Generator<[field: string, text: string]> {
  if (typeof value === 'string') {
    yield [field, value];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* textsOf(item, `${field}[${index}]`);
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      yield* textsOf(item, field ? `${field}.${key}` : key);
    }
  }
}

/** What may not stand in the texts of a file's fields: blanks that a page would show, and contacts. */
export function fieldFaults(value: unknown, file: string): Fault[] {
  const faults: Fault[] = [];
  for (const [field, text] of textsOf(value)) {
    const spoils = [subject(file, field)];
    // The figures of a web address are those of a page.
    const contact = field === 'sourceUrl' ? undefined : contactIn(text);
    if (contact) {
      const problem = CONTACT_PROBLEM(contact.words);
      faults.push({ file, field, problem, mend: CONTACT_MEND, spoils });
    }
    const voice = voiceOf(file, field);
    const nested = voice === 'editors' ? nestingFaults(text) : [];
    faults.push(...nested.map((one) => ({ file, field, ...one, spoils })));
    const blank = blankIn(text.trim(), voice);
    if (blank) {
      faults.push({
        file,
        field,
        problem: `文字里有${blank.what}：“${around(text.trim(), blank.at)}”。`,
        mend: '删去它；一段文字写在一行里，汉字之间不空格，换行也会变成空格。',
        spoils,
      });
    }
  }
  return faults;
}

/** The characters of a file that may not stand in it, one fault for each line and character. */
export function characterFaults(text: string, file: string): CharacterFault[] {
  const told = new Set<string>();
  let line = 1;
  let counted = 0;
  return strangeCharacters(text).flatMap(({ text: character, name, at, kind }) => {
    for (; counted < at; counted++) if (text[counted] === '\n') line++;
    const key = `${line} ${character}`;
    if (told.has(key)) return [];
    told.add(key);
    return [
      {
        file,
        line,
        character,
        problem: `${kind.problem}：${name}。`,
        mend: kind.mend,
        spoils: [subject(file)],
      },
    ];
  });
}

/** The same for what YAML spells with escapes (`"\u200B"`), which the file's text doesn't show. */
export function escapedCharacterFaults(
  value: unknown,
  file: string,
  shown: ReadonlySet<string>,
): CharacterFault[] {
  const faults: CharacterFault[] = [];
  for (const [field, text] of textsOf(value)) {
    const hidden = strangeCharacters(text).find((one) => !shown.has(one.text));
    if (!hidden) continue;
    faults.push({
      file,
      field,
      character: hidden.text,
      problem: `${hidden.kind.problem}：${hidden.name}。`,
      mend: hidden.kind.mend,
      spoils: [subject(file, field)],
    });
  }
  return faults;
}

/** The marks that version control leaves where two editors changed the same lines. */
export function conflictFault(text: string, file: string): Fault | undefined {
  const at = text.search(/^(<{7}|>{7})( |$)/m);
  if (at < 0) return undefined;
  return {
    file,
    line: text.slice(0, at).split('\n').length,
    problem: '有合并版本时留下的冲突标记（<<<<<<<、=======、>>>>>>>）。',
    mend: '两边的改动留下该留的，删去标记所在的行。',
  };
}
