import ts from "typescript";
import { describe, expect, it } from "vitest";
import { handWritten, isTest, packages } from "./repository.ts";
import { nodesOf, placeOf } from "./syntax.ts";

/** The sources are searched for code that bundlers and minifiers misread, because most of these tools are not installed here. */
const sources = packages.flatMap(({ folder }) => handWritten(`${folder}/src`)).filter((file) => !isTest(file));

const nodes = sources.flatMap((file) => nodesOf(file));

const imports = nodes.filter(
  (node): node is ts.CallExpression =>
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword,
);

const optionalPeers = new Set(packages.flatMap(({ manifest }) => Object.keys(manifest.peerDependenciesMeta ?? {})));

function isInTry(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at) && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isTryStatement(at.parent) && at.parent.tryBlock === at) return true;
  }
  return false;
}

describe("bundlers", () => {
  it("see the name of every import: tsc wraps a specifier that is no literal into a function", () => {
    const hidden = imports.filter(
      ({ arguments: [specifier] }) => specifier !== undefined && !ts.isStringLiteral(specifier),
    );
    // The command-line program, which is never bundled, loads the file of a worker.
    const places = hidden.map(placeOf).filter((place) => !place.startsWith("packages/cli/src/worker-host.ts:"));
    expect(places).toEqual([]);
  });

  it("treat imports of optional peers as optional: webpack and Turbopack do so only inside `try`", () => {
    const optional = imports.filter(({ arguments: [specifier] }) => {
      return specifier !== undefined && ts.isStringLiteral(specifier) && optionalPeers.has(specifier.text);
    });
    expect(optional).not.toEqual([]);
    expect(optional.filter((node) => !isInTry(node)).map(placeOf)).toEqual([]);
  });

  it("find no `new.target`, which terser moves into a function of its own", () => {
    const targets = nodes.filter((node) => ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.NewKeyword);
    expect(targets.map(placeOf)).toEqual([]);
  });
});

/** Whether code runs when the module loads: it is outside every function and every instance member. */
function runsAtLoad(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const isMember =
      ts.isPropertyDeclaration(at) && !at.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    if (ts.isFunctionLike(at) || isMember) return false;
  }
  return true;
}

it("Cloudflare Workers load every module: while one loads, they allow no random numbers, timers and requests", () => {
  const calls = nodes
    .filter(ts.isCallExpression)
    .filter(({ expression }) => FORBIDDEN_AT_LOAD.test(expression.getText()));
  expect(calls).not.toEqual([]);
  expect(calls.filter(runsAtLoad).map(placeOf)).toEqual([]);
});

const FORBIDDEN_AT_LOAD = /^(crypto\.|Math\.random|random|setTimeout|setInterval|fetch$)/;
