/**
 * Holds what runs in readers' browsers against the oldest kernel that it has to run in: part of
 * `npm run check`. The language is TypeScript's to check, by the library of `tsconfig.browser.json`;
 * which browser has had what of the DOM since when is MDN's to say.
 */
import { dirname } from 'node:path';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import ts from 'typescript';
import { OLDEST_CHROMIUM } from '../src/delivery/oldest-kernel.ts';

/** What is wrong in the files of a TypeScript project, a line each with file, line and fault. */
export function browserFaults(config: string): string[] {
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(json, ts.sys, dirname(config));
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    return file ? `${placeOf(file, start ?? 0)} ${message}` : message;
  });
  for (const file of program.getSourceFiles().filter((one) => !one.isDeclarationFile)) {
    const visit = (node: ts.Node): void => {
      for (const [name, ...owners] of domUses(node, checker)) {
        const since = sinceWhen(name, owners);
        if (since === undefined || since <= OLDEST_CHROMIUM) continue;
        faults.push(
          `${placeOf(file, node.getStart())} ${name} is there from Chromium ${since} on.`,
        );
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return faults;
}

function placeOf(file: ts.SourceFile, position: number): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(position).line + 1}`;
}

/** What a node uses of the DOM: a member's name as MDN has it, then whose it may be, nearest first. */
function domUses(node: ts.Node, checker: ts.TypeChecker): [name: string, ...owners: string[]][] {
  const ownersOf = (owner: ts.Node) => interfacesOf(checker.getTypeAtLocation(owner), checker);
  if (ts.isPropertyAccessExpression(node)) {
    const { name, expression } = node;
    if (!isOfDom(name, checker)) return [];
    const owners = ownersOf(expression);
    return [
      owners.length > 0 ? [name.text, ...owners] : [`${name.text}_static`, expression.getText()],
    ];
  }
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    return [[(node.propertyName ?? node.name).getText(), ...ownersOf(node.parent)]];
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const [event] = node.arguments;
    const listens = name.text === 'addEventListener' && event && ts.isStringLiteral(event);
    return listens ? [[`${event.text}_event`, ...ownersOf(expression)]] : [];
  }
  if (!ts.isIdentifier(node) || !isOfDom(node, checker)) return [];
  const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
  return isMember ? [] : [[node.text, 'Window', '']];
}

/** Whether all that a name stands for is declared in TypeScript's library of the DOM. */
function isOfDom(name: ts.Node, checker: ts.TypeChecker): boolean {
  const declarations = checker.getSymbolAtLocation(name)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every((one) => /[\\/]lib\.dom[\w.]*\.d\.ts$/.test(one.getSourceFile().fileName))
  );
}

/** The interfaces that a value of a type has, the nearest first; none where it is no object of one. */
function interfacesOf(type: ts.Type, checker: ts.TypeChecker): string[] {
  const apparent = checker.getApparentType(type);
  if (apparent.isUnionOrIntersection()) {
    return apparent.types.flatMap((one) => interfacesOf(one, checker));
  }
  const declared = apparent.symbol && checker.getDeclaredTypeOfSymbol(apparent.symbol);
  if (!declared?.isClassOrInterface()) return [];
  const inherited = checker.getBaseTypes(declared);
  return [declared.symbol.name, ...inherited.flatMap((one) => interfacesOf(one, checker))];
}

/** The version of Chrome that brought a member, by the first interface that MDN knows it of. */
function sinceWhen(name: string, owners: readonly string[]): number | undefined {
  for (const owner of owners) {
    const entry = owner ? bcd.api[owner]?.[name] : bcd.api[name];
    const support = entry?.__compat?.support.chrome;
    if (!support) continue;
    const [first] = Array.isArray(support) ? support : [support];
    const plain = first && !first.flags && !first.prefix ? first.version_added : false;
    return plain ? Number.parseInt(plain.replace('≤', ''), 10) : Number.POSITIVE_INFINITY;
  }
  return undefined;
}

if (import.meta.main) {
  const faults = browserFaults(process.argv[2] ?? 'tsconfig.browser.json');
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
