import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const REPOSITORY = join(import.meta.dirname, '..');

/** What stands in a message for what varies, as in the editors' manual. */
const HOLE = '…';

/** Files that say everything in Chinese to the person who runs a command. */
const SAY_ALL = [
  'src/policy/fault.ts',
  'src/publishing/*.ts',
  'src/integrations/{kept-permalinks,published-folder}.ts',
  'scripts/{coverage,import,permalinks,serve}.ts',
  'scripts/installed.mjs',
];
/** Files that have messages among other words. */
const SAY_SOME = ['src/{policy,reading,importing}/**/*.ts'];
/** What messages are called: keys, and parameters of the functions that make them. */
const CALLED = /^(problem|message)$/;
/** The same in `importing/`, whose report speaks of what it found. */
const CALLED_IN_REPORT = /^(problem|message|what)$/;
/** Tables and functions that hold nothing but messages, each with how to mend it behind it. */
const TABLES = /^(CONTACT_PROBLEM|REFUSED|WHAT|OTHERS|unnamed|problem)$/;
/** Words of one table that are put into messages. */
const WORDS = /^(单位|片区|地方|分类|平台|服务对象)$/;

/** A message of the program, with `…` for what varies, and the file that says it. */
export interface Message {
  file: string;
  text: string;
}

/**
 * The messages that an editor may see, read out of the program's source. Not found are those of
 * Node, npm and Astro themselves, and words that a message is put together from elsewhere.
 */
export const messages = (): Message[] =>
  [...spoken(SAY_ALL, () => true), ...spoken(SAY_SOME, isMessage)].filter(
    ({ text }) => !WORDS.test(text),
  );

/** Where a literal stands: the nodes around it, the nearest first, and the functions of its file. */
interface Place {
  literal: ts.Node;
  around: ts.Node[];
  called: RegExp;
  makers: Makers;
}

/** Functions that make faults, and which of their parameters is the message. */
type Makers = Map<string, number>;

function spoken(patterns: string[], isOne: (place: Place) => boolean): Message[] {
  return globSync(patterns, { cwd: REPOSITORY }).flatMap((file) => {
    const text = readFileSync(join(REPOSITORY, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const called = file.startsWith('src/importing/') ? CALLED_IN_REPORT : CALLED;
    const makers = makersIn(source, called);
    const found: Message[] = [];
    const visit = (node: ts.Node, around: ts.Node[]) => {
      const words = wordsOf(node);
      if (words && isOne({ literal: node, around, called, makers })) {
        found.push({ file, text: words });
      }
      // What stands in the holes of a template is a part of it.
      if (!words) ts.forEachChild(node, (child) => visit(child, [node, ...around]));
    };
    visit(source, []);
    return found;
  });
}

/** The Chinese words of a string or template, with holes. */
function wordsOf(node: ts.Node): string | undefined {
  let words: string | undefined;
  if (ts.isStringLiteralLike(node)) words = node.text;
  if (ts.isTemplateExpression(node)) {
    words = node.head.text + node.templateSpans.map(({ literal }) => HOLE + literal.text).join('');
  }
  return words && /\p{Script=Han}/u.test(words) ? words : undefined;
}

/** A declaration's own name; none of what has no plain one. */
const nameOf = (node: ts.Node | undefined): string =>
  (node as ts.NamedDeclaration | undefined)?.name?.getText() ?? '';

function makersIn(source: ts.SourceFile, called: RegExp): Makers {
  const makers: Makers = new Map([['fail', 0]]);
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node)) {
      const index = node.parameters.findIndex((parameter) => called.test(nameOf(parameter)));
      // An arrow has the name of what it is assigned to; one that another returns, that one's.
      let named: ts.Node = node;
      while (!nameOf(named) && named.parent) named = named.parent;
      if (index >= 0) makers.set(nameOf(named), index);
    }
    ts.forEachChild(node, visit);
  };
  const alias = (node: ts.Node) => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      ts.isCallExpression(node.initializer)
    ) {
      const index = makers.get(node.initializer.expression.getText());
      if (index !== undefined) makers.set(nameOf(node), index);
    }
    ts.forEachChild(node, alias);
  };
  visit(source);
  alias(source);
  return makers;
}

function isMessage({ literal, around, called, makers }: Place): boolean {
  let inner = literal;
  let isFirst = true;
  for (const node of around) {
    if (ts.isPropertyAssignment(node)) {
      if (called.test(nameOf(node))) return node.initializer === inner;
      if (nameOf(node) === 'mend') return false;
    }
    if (ts.isArrayLiteralExpression(node)) {
      isFirst &&= node.elements.find((one) => wordsOf(one)) === inner || !wordsOf(inner);
    }
    if (ts.isCallExpression(node)) {
      const index = makers.get(node.expression.getText().replace(/^.*\./, ''));
      if (index !== undefined) return node.arguments[index] === inner;
    }
    if (TABLES.test(nameOf(node))) return isFirst;
    inner = node;
  }
  return false;
}
