import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { moduleGraph } from "./module-graph.ts";
import { packages } from "./repository.ts";
import { isReference, nodesOf, placeOf } from "./syntax.ts";

const CARRYING = ["json-rpc-2.0"];
const AJV = ["ajv", "ajv-formats", "fast-deep-equal", "fast-uri", "json-schema-traverse"];
const SCHEMAS = ["@valibot/to-json-schema", "zod-to-json-schema"];
const EXECUTING = [...AJV, ...SCHEMAS];
const WORKING = [...EXECUTING, "hono", "uuid"];

/**
 * Imports from other packages of each entry that must run on every platform: `eager` ones load with the entry, `lazy` ones at first use. An
 * addition to `eager` makes every worker start slower.
 */
const WEB_ENTRIES: readonly { name: string; entry: string; eager: string[]; lazy: string[] }[] = [
  { name: "@stepflow/protocol", entry: ".", eager: [], lazy: [] },
  { name: "@stepflow/protocol", entry: "./documents", eager: [], lazy: [] },
  { name: "@stepflow/protocol", entry: "./grpc", eager: ["@bufbuild/protobuf"], lazy: [] },
  { name: "@stepflow/protocol", entry: "./internal", eager: [], lazy: [] },
  { name: "@stepflow/protocol", entry: "./internal-client", eager: [], lazy: [] },
  { name: "@stepflow/protocol", entry: "./internal-flows", eager: [], lazy: [] },
  { name: "@stepflow/protocol", entry: "./yaml", eager: ["yaml"], lazy: [] },
  { name: "@stepflow/transport", entry: ".", eager: CARRYING, lazy: [] },
  { name: "@stepflow/transport", entry: "./client", eager: ["eventsource-parser"], lazy: [] },
  { name: "@stepflow/transport", entry: "./hono", eager: ["hono"], lazy: [] },
  { name: "@stepflow/worker", entry: ".", eager: CARRYING, lazy: WORKING },
  { name: "@stepflow/worker", entry: "./lambda", eager: CARRYING, lazy: [] },
  { name: "@stepflow/worker", entry: "./typebox", eager: [], lazy: AJV },
  { name: "@stepflow/worker", entry: "./carrier", eager: CARRYING, lazy: EXECUTING },
  { name: "@stepflow/worker", entry: "./internal", eager: [], lazy: AJV },
  { name: "@stepflow/worker", entry: "./flow", eager: [], lazy: ["yaml"] },
  { name: "@stepflow/client", entry: ".", eager: [], lazy: ["eventsource-parser", "yaml"] },
];

/** Entries that may use all APIs of Node. */
const NODE_ENTRIES: readonly string[] = [
  "@stepflow/cli",
  "@stepflow/client/node",
  "@stepflow/grpc",
  "@stepflow/orchestrator",
  "@stepflow/runtime",
  "@stepflow/runtime/pull",
  "@stepflow/runtime/testing",
  "@stepflow/runtime/testing/vitest",
  "@stepflow/transport/node",
  "@stepflow/udf",
  "@stepflow/worker/node",
];

/** Globals that only Node has. `import.meta.url` and timers exist on every platform. */
const NODE_GLOBALS = ["Buffer", "process", "global", "require", "module", "__dirname", "__filename", "setImmediate"];

it("each entry either runs on every platform, or is for Node", () => {
  const all = packages.flatMap(({ manifest }) =>
    Object.keys(manifest.exports ?? {}).map((entry) => posix.join(manifest.name, entry)),
  );
  const web = WEB_ENTRIES.map(({ name, entry }) => posix.join(name, entry));
  expect([...web, ...NODE_ENTRIES].sort()).toEqual(all.sort());
});

describe.each(WEB_ENTRIES)("$name $entry, which runs on every platform", ({ name, entry, eager, lazy }) => {
  it("loads these packages, and those only when they are used", async () => {
    const graph = await moduleGraph(name, entry);
    expect({ eager: graph.eager, lazy: graph.lazy }).toEqual({ eager, lazy: lazy.toSorted() });
  });

  it("reaches no built-in module of Node", async () => {
    expect((await moduleGraph(name, entry)).builtins).toEqual([]);
  });

  it("uses no global of Node, and awaits nothing while it loads", async () => {
    const { ownFiles } = await moduleGraph(name, entry);
    const nodes = ownFiles.flatMap((path) => nodesOf(path));
    const globals = nodes.filter((node) => isReference(node) && NODE_GLOBALS.includes(node.text));
    expect(globals.map(placeOf)).toEqual([]);
    expect(nodes.filter(isTopLevelAwait).map(placeOf)).toEqual([]);
  });
});

describe("@stepflow/worker/node", () => {
  it("starts without Hono, validators and number parsers: they are loaded when they are used", async () => {
    const { eager } = await moduleGraph("@stepflow/worker", "./node");
    expect(eager).toEqual(CARRYING);
  });
});

describe("@stepflow/runtime", () => {
  it("loads gRPC for a configuration with queues only: its entry for workers that pull has the rest", async () => {
    const { eager, lazy } = await moduleGraph("@stepflow/runtime", ".");
    const isGrpc = (name: string): boolean => /^@(connectrpc|bufbuild)\//.test(name);
    expect(eager.filter(isGrpc)).toEqual([]);
    expect(lazy.filter(isGrpc)).toEqual(["@bufbuild/protobuf", "@connectrpc/connect", "@connectrpc/connect-node"]);
    const folder = new URL("../../packages/runtime/src/", import.meta.url);
    const loading = (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith(".ts") && !/\.(?:test|examples)\.ts$/.test(name))
      .filter((name) => readFileSync(new URL(name, folder), "utf8").includes('import("./serve-pull.ts")'));
    expect(loading).toEqual(["pull/config-queues.ts"]);
  });
});

describe("@stepflow/cli", () => {
  it("loads the parser of its arguments only: everything else is loaded by the command that uses it", async () => {
    const { eager } = await moduleGraph("@stepflow/cli", ".");
    expect(eager).toEqual(["@commander-js/extra-typings", "commander"]);
  });
});

function isTopLevelAwait(node: ts.Node): boolean {
  const awaits = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
  return awaits && ts.findAncestor(node, ts.isFunctionLike) === undefined;
}
