import ts from "typescript";
import { readText } from "./repository.ts";

/** Syntax trees. They are held weakly, because other test files share the process, and a large heap would slow them. */
const parsed = new Map<string, WeakRef<ts.SourceFile>>();

/** The syntax tree of a file, which is parsed again only if the memory was needed meanwhile. */
function syntaxOf(path: string): ts.SourceFile {
  const known = parsed.get(path)?.deref();
  if (known !== undefined) return known;
  const file = ts.createSourceFile(path, readText(path), ts.ScriptTarget.ES2023, true);
  parsed.set(path, new WeakRef(file));
  return file;
}

const visited = new Map<string, WeakRef<readonly ts.Node[]>>();

/** Every node of a file, parents first. */
export function nodesOf(path: string): readonly ts.Node[] {
  const known = visited.get(path)?.deref();
  if (known !== undefined) return known;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(path));
  visited.set(path, new WeakRef(nodes));
  return nodes;
}

/** `path:line` of a node, for messages. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export interface Import {
  specifier: string;
  /** Whether the import is an `import()`, which loads when it is executed. */
  dynamic: boolean;
  place: string;
}

/** Everything that a file imports or re-exports, by statement or by `import()`, types included. */
export function importsOf(path: string): Import[] {
  return nodesOf(path).flatMap((node) => {
    const specifier = specifierOf(node);
    return specifier === undefined ? [] : [{ specifier, dynamic: ts.isCallExpression(node), place: placeOf(node) }];
  });
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textOf(node.arguments[0]);
  return undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Whether an identifier names a variable here, and not a property, a label of an object or a part of a type. */
export function isReference(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  const named: readonly ((node: ts.Node) => boolean)[] = [
    ts.isPropertySignature,
    ts.isPropertyDeclaration,
    ts.isMethodDeclaration,
    ts.isMethodSignature,
    ts.isParameter,
    ts.isBindingElement,
    ts.isImportSpecifier,
    ts.isExportSpecifier,
    ts.isJSDocParameterTag,
  ];
  return !named.some((is) => is(parent));
}
