import ts from "typescript";
import { describe, expect, it } from "vitest";
import { handWritten, isTest, packages } from "./repository.ts";
import { nodesOf, placeOf } from "./syntax.ts";

/** Types that users fill in, by their names. */
const FILLED_IN = /(Options|Settings|Policy|Trust)$|^(Backoff|CommandWorker|PullWorker)$/;

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

function declarationOf(node: ts.Node): Declaration | undefined {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at)) return at;
  }
  return undefined;
}

function allowsUndefined(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.some(allowsUndefined);
  return type.kind === ts.SyntaxKind.UndefinedKeyword || type.kind === ts.SyntaxKind.UnknownKeyword;
}

describe("optional members", () => {
  it("of exported options take undefined: with exactOptionalPropertyTypes, users could not pass a variable that may be unset", () => {
    const members = packages
      .flatMap(({ folder }) => handWritten(`${folder}/src`))
      .filter((file) => !isTest(file))
      .flatMap((file) => nodesOf(file))
      .filter(ts.isPropertySignature)
      .filter((node) => {
        const declaration = declarationOf(node);
        const isExported = declaration?.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
        return node.questionToken !== undefined && isExported && FILLED_IN.test(declaration.name.text);
      });
    expect(members.length).toBeGreaterThan(100);
    expect(members.filter(({ type }) => type !== undefined && !allowsUndefined(type)).map(placeOf)).toEqual([]);
  });

  it("of types for Node load the declaration of AsyncDisposable, which projects without @types/node lack", () => {
    const lacking = packages
      .flatMap(({ folder }) => handWritten(`${folder}/src`))
      .filter((file) => !isTest(file))
      .flatMap((file) => nodesOf(file).filter((node) => ts.isIdentifier(node) && node.text === "AsyncDisposable"))
      .filter(
        (node) => !node.getSourceFile().text.startsWith('/// <reference lib="esnext.disposable" preserve="true" />'),
      );
    expect(lacking.map(placeOf)).toEqual([]);
  });
});
