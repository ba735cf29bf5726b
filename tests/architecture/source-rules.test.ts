import { posix } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { allHandWritten, isTest, readText } from "./repository.ts";
import { nodesOf, placeOf } from "./syntax.ts";

const everywhere = allHandWritten();
const sources = everywhere.filter((path) => /^packages\/[^/]+\/src\//.test(path) && !isTest(path));

/** Files that may touch stdout. A runtime reads the worker's port from it, so nothing else may write there. */
const STDOUT_FILES: Readonly<Record<string, string>> = {
  "packages/cli/src/bin.ts": "passes stdout to the commands, whose results go there",
  "packages/create-stepflow-worker/src/bin.ts": "passes stdout to the program, which shows its progress there",
  "packages/worker/src/node/announce.ts": "writes the port line",
  "packages/worker/src/node/log/stderr-logger.ts": "appends to a log file that was asked for",
  "packages/worker/src/node/parent-watch.ts": "writes one newline to learn whether anybody still reads",
  "packages/worker/src/node/reserved-stdout.ts": "leads what components print to stderr",
  "packages/worker/src/node/serve.ts": "asks whether stdout is a terminal",
};

/** Files that start HTTP servers or create listeners, and the function that checks Host and Origin of their requests. */
const HTTP_SERVERS: Readonly<Record<string, string | undefined>> = {
  "packages/transport/src/node/http-server.ts": undefined, // serves the listener that it is given
  "packages/cli/src/commands/dev/runtime/worker-proxy.ts": undefined, // passes Host and Origin on to the worker, which checks them
  "packages/cli/src/wire/tap.ts": undefined, // passes Host and Origin on, as the proxy above does
  "packages/worker/src/node/serve.ts": "createNodeListener",
  "packages/worker/src/node/app-listener.ts": "createHonoApp",
  "packages/runtime/src/rest/listen.ts": "guardFetch",
  "packages/runtime/src/pull/pull-listener.ts": "guardFetch",
};

function placesWhere(paths: readonly string[], matches: (node: ts.Node) => boolean): string[] {
  return paths.flatMap((path) => nodesOf(path).filter(matches).map(placeOf));
}

describe("files that people write", () => {
  it("are found", () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it("are named in kebab-case", () => {
    const name = /^[a-z0-9]+([-.][a-z0-9]+)*(\.(test|test-d|config))?\.ts$/;
    expect(everywhere.filter((path) => !name.test(posix.basename(path)))).toEqual([]);
  });

  it("use no any", () => {
    expect(placesWhere(everywhere, (node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
  });

  it("never switch off the type checker", () => {
    const marker = /^\s*(\/\/|\/\*)\s*@ts-(ignore|nocheck)/m;
    expect(everywhere.filter((path) => marker.test(readText(path)))).toEqual([]);
  });
});

describe("sources of the packages", () => {
  it("name what they export", () => {
    const exportsAll = (node: ts.Node): boolean => ts.isExportDeclaration(node) && node.exportClause === undefined;
    expect(placesWhere(sources, exportsAll)).toEqual([]);
  });

  it("have no default export", () => {
    const isDefault = (node: ts.Node): boolean =>
      ts.isExportAssignment(node) ||
      (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) ||
      (ts.isExportSpecifier(node) && node.name.text === "default");
    expect(placesWhere(sources, isDefault)).toEqual([]);
  });

  it("read the state of an open file as bigints, because imports after fstatSync of a pipe do not follow symbolic links", () => {
    const readsNumbers = (node: ts.Node): boolean =>
      ts.isCallExpression(node) && isNamed(node.expression, "fstatSync") && !/bigint: true/.test(node.getText());
    expect(placesWhere(sources, readsNumbers)).toEqual([]);
  });

  it("write to stdout in one place only", () => {
    const touching = sources.filter((path) => nodesOf(path).some(touchesStdout));
    expect(touching).toEqual(Object.keys(STDOUT_FILES));
  });
});

/** `process.stdout`, `const { stdout } = process`, `console.log` and its like, or a write to a file descriptor. */
function touchesStdout(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return node.text === "writeSync";
  if (ts.isPropertyAccessExpression(node)) {
    const { expression, name } = node;
    if (isNamed(expression, "console")) return !["error", "warn"].includes(name.text);
    return isNamed(expression, "process") && name.text === "stdout";
  }
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name)) return false;
  const names = node.name.elements.map((element) => (element.propertyName ?? element.name).getText());
  return isNamed(node.initializer, "process") && names.includes("stdout");
}

function isNamed(node: ts.Node | undefined, name: string): boolean {
  return node !== undefined && ts.isIdentifier(node) && node.text === name;
}

it("guards.host-and-origin: every HTTP server of the packages answers through the guard", () => {
  const starts = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
    /^(getRequestListener|startHttpServer|PatientServer|createServer|createHttp\dServer)$/.test(
      node.expression.getText(),
    );
  const found = sources.filter((path) => !path.endsWith(".examples.ts") && nodesOf(path).some(starts));
  // TCP servers that look for a free port, or whether one is free.
  const others = ["packages/cli/src/commands/doctor/doctor.ts", "packages/orchestrator/src/process/free-port.ts"];
  expect(found.toSorted()).toEqual([...others, ...Object.keys(HTTP_SERVERS)].toSorted());
  const guarded = Object.entries(HTTP_SERVERS).filter(([, guard]) => guard !== undefined);
  expect(guarded.filter(([path, guard]) => !readText(path).includes(`${guard}(`))).toEqual([]);
});
