import type { Lexicon } from './lexicon.ts';

/**
 * How the name of a public body is built, and when one name says the same body as another.
 *
 * A name is a system (国家), a place (福建省), a core (市场监督管理) and a kind (局); a branch has its
 * parent's core and kind before the place (国家税务总局福建省税务局). An abbreviation leaves characters
 * out of the core, keeps its first, and keeps the kind. Place and kind tell bodies of one core apart,
 * so neither is ever guessed.
 */
export interface BodyName {
  /** Whether it begins with 国家, 中国 or the like. */
  system: boolean;
  /** The place it is of, by its shortest name; none where the name doesn't say. */
  place: string | undefined;
  /** Of a branch: what its parent is called. */
  parent: { core: string; kind: string | undefined } | undefined;
  core: string;
  /** The kind of body, by a word that stands for all of its spellings; none where it ends in none. */
  kind: string | undefined;
}

/** The kinds of body by their endings; longer endings before those that they end in. */
const KINDS: readonly (readonly [ending: string, kind: string])[] = [
  ['办公厅', '办公厅'],
  ['办公室', '办'],
  ['委员会', '委'],
  ['有限责任公司', '公司'],
  ['有限公司', '公司'],
  ['检察院', '检察院'],
  ['中心支行', '支行'],
  ['公司', '公司'],
  ['法院', '法院'],
  ['总局', '局'],
  ['海关', '海关'],
  ['总站', '总站'],
  ['总队', '总队'],
  ['中支', '支行'],
  ['支行', '支行'],
  ['分行', '分行'],
  ['银行', '行'],
  // Which of the two a body is called is told by its level, not by its name.
  ['厅', '局'],
  ['局', '局'],
  ['总署', '署'],
  ['部', '部'],
  ['委', '委'],
  ['办', '办'],
  ['会', '会'],
  ['行', '行'],
];

/** What a kind may also be called, in short. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  委: ['会'],
  会: ['委'],
  支行: ['行'],
  分行: ['行'],
};

/** Endings that tell a body from any other word. */
const BODY =
  /(?:委员会|办公厅|检察院|法院|海关|总署|总站|总队|支行|分行|银行|工会|联合会|协会|工商联|(?<!大|营业|餐)厅|(?<!布|全|结|格)局|(?<!评|常)委|(?<!全|内|外|干)部)$/;

/** Endings that tell it only after the name of a level, in a short word. */
const SHORT_BODY = /^(?:省委|(?:福建)?省(?![内时心事钱级去]))\p{Script=Han}{0,4}[办联院]$/u;

const SYSTEM = /^(?:中华人民共和国|中国共产党|中共|中国|国家)/;

/** A level before a name, where the place itself isn't said: only the province's is known for sure. */
const LEVEL = /^[市县区州]/;

/** How a folded name is built; a word that is no name has no kind. */
export function parsedBody(word: string, geography: Lexicon['geography']): BodyName {
  let rest = word.replace(/和/g, '');
  const system = SYSTEM.test(rest);
  rest = rest.replace(SYSTEM, '');
  const leading = placeAt(rest, geography);
  if (leading) return { ...ending(leading.after), system, place: leading.place, parent: undefined };
  for (let at = 1; at < rest.length; at++) {
    const inner = placeAt(rest.slice(at), geography, true);
    if (inner) {
      return {
        ...ending(inner.after),
        system,
        place: inner.place,
        parent: ending(rest.slice(0, at)),
      };
    }
  }
  return { ...ending(rest), system, place: undefined, parent: undefined };
}

function ending(text: string): { core: string; kind: string | undefined } {
  const found = KINDS.find(([one]) => text.endsWith(one));
  return found
    ? { core: text.slice(0, text.length - found[0].length), kind: found[1] }
    : { core: text, kind: undefined };
}

/**
 * The place that a text begins with, and what follows.
 * @param inside within a name, where the province has to be named.
 */
function placeAt(text: string, { provinces, places }: Lexicon['geography'], inside = false) {
  for (const names of places) {
    const name = names.find((one) => text.startsWith(one));
    if (name) return { place: names[names.length - 1] ?? name, after: text.slice(name.length) };
  }
  const province = provinces.find((one) => text.startsWith(one));
  if (province === undefined && (inside || !text.startsWith(PROVINCE))) return undefined;
  const after = text.slice(province?.length ?? 0).replace(/^省/, '');
  // 省委 before the name of a body of the party's; not the 委 of 省委员会.
  return { place: province ?? PROVINCE, after: after.replace(/^委(?!员会|$)/, '') };
}

/** The place of a body that says it is a province's and not which: the one that is spoken of. */
const PROVINCE = '省';

const isPlace = (
  typed: string | undefined,
  place: string | undefined,
  geography: Lexicon['geography'],
) => {
  const isProvince = (one: string | undefined) =>
    one === PROVINCE || geography.provinces.includes(one ?? '');
  if (typed === undefined || typed === place) return true;
  return (typed === PROVINCE || place === PROVINCE) && isProvince(typed) && isProvince(place);
};

/** Whether an abbreviation of a core: its characters in their order from the first on, or a long part. */
function abbreviates(short: string, core: string): boolean {
  if (short === core) return short.length > 0;
  if (isOwnPart(short) && core.includes(short)) return true;
  // 市局 is a city's, not that of 市场监督管理.
  if (short[0] !== core[0] || (short.length < 2 && LEVEL.test(short))) return false;
  let at = 0;
  for (const character of core) if (character === short[at]) at++;
  return at === short.length;
}

/** Whether a word is an abbreviation even without its kind: 人社, not 市场, which is a word of its own. */
const isAbbreviation = (word: string, core: string) =>
  word.length >= 2 && (word === core || (abbreviates(word, core) && !core.includes(word)));

/** So long a part of a core is no other's, but for what many bodies do. */
const isOwnPart = (part: string) =>
  part.length >= 4 && part.replace(/监督|管理|监管|工作|服务|检查/g, '') !== '';

const isKind = (typed: string | undefined, kind: string | undefined) =>
  typed === kind || (kind !== undefined && CALLED[kind]?.includes(typed ?? '') === true);

/** Whether what was typed is a name of the body that has the other name. */
export function isSameBody(
  typed: BodyName,
  name: BodyName,
  geography: Lexicon['geography'],
): boolean {
  if (!isPlace(typed.place, name.place, geography)) return false;
  // 国家发改委 is not the province's.
  if (typed.system && !name.system) return false;
  if (typed.parent) {
    return (
      name.parent !== undefined &&
      abbreviates(typed.parent.core, name.parent.core) &&
      isKind(typed.parent.kind, name.parent.kind) &&
      // 国家税务总局福建省局: the parent has said what it is.
      (typed.core === '' || abbreviates(typed.core, name.core)) &&
      isKind(typed.kind, name.kind)
    );
  }
  return isSameByItself(typed, name) || isNamedByParent(typed, name);
}

function isSameByItself(typed: BodyName, name: BodyName): boolean {
  const core = (name.parent?.core ?? '') + name.core;
  // 福建住建: a place makes a name of what is short for nothing else.
  if (typed.kind === undefined) {
    return typed.place !== undefined && isAbbreviation(typed.core, core);
  }
  if (!isKind(typed.kind, name.kind)) return false;
  // 福州海关: nothing but place and kind.
  if (typed.core === '') return name.core === '' && !name.parent && typed.kind === name.kind;
  return abbreviates(typed.core, core);
}

/** A branch is meant by its parent's name: 国家税务总局, 人民银行, 福建人行. */
function isNamedByParent(typed: BodyName, { parent, kind }: BodyName): boolean {
  if (!parent?.core) return false;
  if (typed.kind === undefined) return typed.system && typed.core === parent.core && !parent.kind;
  if (!abbreviates(typed.core, parent.core) || !isKind(typed.kind, parent.kind)) return false;
  const isOfOneKind = isKind(typed.kind, kind);
  if (typed.place !== undefined) return isOfOneKind;
  return typed.system || isOfOneKind || typed.core.length >= 3;
}

/** Whether two names differ in the kind of body alone, so that the one may be meant by the other. */
export const isOfOtherKind = (
  typed: BodyName,
  name: BodyName,
  geography: Lexicon['geography'],
): boolean =>
  typed.kind !== undefined &&
  !typed.system &&
  !typed.parent &&
  !name.parent &&
  typed.core.length >= 2 &&
  typed.core === name.core &&
  typed.kind !== name.kind &&
  isPlace(typed.place, name.place, geography);

/**
 * Whether a word is a body's name, whoever has it.
 * @returns `likely` where its ending is that of other words too, and no place or level is said.
 */
export function looksLikeBody(
  word: string,
  geography: Lexicon['geography'],
): 'sure' | 'likely' | undefined {
  if (SHORT_BODY.test(word) && !DONE.test(word)) return 'sure';
  if (!BODY.test(word)) return undefined;
  const { place, system } = parsedBody(word, geography);
  if (place !== undefined || system || LEVEL.test(word) || /^.{2,3}[省市县区]/.test(word))
    return 'sure';
  if (word.length > LONGEST_BARE_NAME) return undefined;
  return OTHER_WORDS.test(word) ? 'likely' : 'sure';
}

const LONGEST_BARE_NAME = 6;

/** Endings of bodies that people go to, and that stand at the end of what they want there as well. */
const OTHER_WORDS = /(?:银行|海关|法院|部|工会|联合会|协会)$/;

/** 办 as what is done, not as who does it. */
const DONE = /(?:通|网|可|能|代|承|主|协|好|难|速|快|帮|次|日|即|就近|自助|联|合)办$/;
