import ts from "typescript";
import { describe, expect, it } from "vitest";
import { handWritten, isTest } from "./repository.ts";
import { nodesOf, placeOf } from "./syntax.ts";

/** The one file of each package that may name versions of runtimes: a new version is a change of this file. */
const TABLES: Readonly<Record<string, string>> = {
  "packages/client/src/resources/runtime-traits.ts": "differences between the runtimes that a client calls",
  "packages/grpc/src/versions.ts": "differences between the runtimes that hand out tasks over gRPC",
  "packages/orchestrator/src/install/known-binaries.ts": "checksums of the released servers",
  "packages/orchestrator/src/server-traits.ts": "differences between the servers that are configured and started",
  "packages/protocol/src/dialect/dialect.ts": "runtimes by dialect, for messages to users",
  "packages/runtime/src/versions.ts": "differences between the imitated runtimes",
};

/** A version of a runtime, or the beginning of one: `0.9`, `0.10.0`, `>=0.12`, `0.13.`. */
const VERSION = /^[<>=~^v]*0\.(9|1[0-9])(\.([0-9]+|x)?)?$/;

/** Matches a regular expression that parses a version, such as `/^0\.(\d+)/`. */
const VERSION_PATTERN = /^\/\^v?0\\\./;
/** Functions that compare the version of a runtime with the number that they are given. */
const COMPARISON = /^(isAtMost|isAtLeast)$/;

/** Whether a node names a version, parses one, or compares one with a number. */
function namesVersion(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return VERSION.test(node.text);
  if (ts.isRegularExpressionLiteral(node)) return VERSION_PATTERN.test(node.text);
  if (ts.isBinaryExpression(node)) {
    return ts.isNumericLiteral(node.right) && /\bminor(Of\(.*\))?$/i.test(node.left.getText());
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  return COMPARISON.test(node.expression.text) && node.arguments.some(ts.isNumericLiteral);
}

/** Every node of a piece of source text. */
function nodesIn(text: string): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("planted.ts", text, ts.ScriptTarget.ES2023, true));
  return nodes;
}

const sources = handWritten("packages").filter(
  (path) => /^packages\/[^/]+\/src\//.test(path) && !isTest(path) && !path.endsWith(".examples.ts"),
);

function filesWithVersions(): string[] {
  return sources.filter((path) => nodesOf(path).some(namesVersion));
}

describe("versions of runtimes", () => {
  it("are named in the tables only", () => {
    const allowed = Object.keys(TABLES);
    const found = sources
      .filter((path) => !allowed.includes(path))
      .flatMap((path) => nodesOf(path).filter(namesVersion).map(placeOf));
    expect(found).toEqual([]);
  });

  it("are named in every file that is listed here", () => {
    const listed = Object.keys(TABLES).sort();
    const named = filesWithVersions().filter((path) => listed.includes(path));
    expect(named).toEqual(listed);
  });

  it.each([
    'if (version === "0.9.0") go();',
    'version.startsWith("0.10.")',
    'type Known = "0.11.1";',
    'const rules = { "0.12.0": 1 };',
    "satisfies(version, `>=0.13`)",
    "const minor = /^0\\.(\\d+)/.exec(version);",
    "if (await isAtMost(http, 9)) go();",
    "const pulls = minorOf(version) >= 12;",
  ])("are found in %s", (text) => {
    expect(nodesIn(text).some(namesVersion)).toBe(true);
  });

  it.each(['"a sentence about 0.11.1 and later"', '"0.5"', '"10.0.0.1"', '"0.0.0.0"'])(
    "are not found in %s",
    (text) => {
      expect(nodesIn(text).some(namesVersion)).toBe(false);
    },
  );
});
