import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as client from "@stepflow/client";
import * as orchestrator from "@stepflow/orchestrator";
import * as udf from "@stepflow/udf";
import * as worker from "@stepflow/worker";
import * as flows from "@stepflow/worker/flow";
import * as node from "@stepflow/worker/node";
import { beforeAll, describe, expect, it } from "vitest";
import { installStepflowPy } from "../../support/runtimes/stepflow-py.ts";
import { ROOT } from "./program.ts";

/** A row of one of the tables: the words in code of its first two cells. */
interface Row {
  readonly section: string;
  readonly python: readonly string[];
  readonly ours: readonly string[];
}

let rows: readonly Row[] = [];
let sources: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  rows = readRows(await readFile(join(ROOT, "packages/worker/PYTHON.md"), "utf8"));
  const folder = join(await installStepflowPy("0.11.2"), "stepflow_py");
  const files = { context: "worker/context.py", server: "worker/server.py", client: "client.py" };
  const entries = Object.entries(files).map(async ([name, file]) => [name, await readFile(join(folder, file), "utf8")]);
  sources = Object.fromEntries(await Promise.all(entries)) as typeof sources;
});

describe("the table of names beside those of the Python SDK", () => {
  it("naming.python-sdk: has every public member of its context", () => {
    expect(missing("The context", "context")).toEqual([]);
  });

  it("naming.python-sdk: has every public method of its client", () => {
    const known = ["base_url", "close"];
    expect(missing("The client", "client").filter((name) => !known.includes(name))).toEqual([]);
  });

  it("naming.python-sdk: names only members that exist", async () => {
    const context = await readContextMembers();
    const exported = new Set([client, orchestrator, worker, flows, node, udf].flatMap((entry) => Object.keys(entry)));
    const others = ["component", "step", "ComponentContext", "params"];
    const methods = await readMethods("packages/client/src/client.ts");
    const unknown = rows
      .flatMap(({ ours }) => ours)
      .flatMap((code) => /^(?:worker\.|ctx\.)?(\w+)/.exec(code)?.slice(1) ?? [])
      .filter((name) => !exported.has(name) && !context.has(name) && !methods.has(name) && !others.includes(name));
    expect(unknown).toEqual([]);
  });
});

function readRows(text: string): readonly Row[] {
  return text.split(/^## /m).flatMap((part) => {
    const [section = "", ...lines] = part.split("\n");
    return lines
      .filter((line) => line.startsWith("|"))
      .slice(2)
      .map((line) => {
        const [, python = "", ours = ""] = line.split("|");
        return { section, python: codeOf(python), ours: codeOf(ours) };
      });
  });
}

function codeOf(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** Public methods of the Python class that no row of the section names. */
function missing(section: string, source: string): readonly string[] {
  const named = rows
    .filter((row) => row.section === section)
    .flatMap(({ python }) => python.join(" ").match(/\w+/g) ?? []);
  const defined = [...(sources[source] ?? "").matchAll(/^ {4}(?:async )?def ([a-z]\w*)\(/gm)].map(
    ([, name = ""]) => name,
  );
  expect(defined.length).toBeGreaterThan(5);
  return defined.filter((name) => !named.includes(name));
}

async function readContextMembers(): Promise<ReadonlySet<string>> {
  const text = await readFile(join(ROOT, "packages/worker/src/context/context.ts"), "utf8");
  const [, body = ""] = /export interface ComponentContext\b[^{]*\{(.*?)^\}/ms.exec(text) ?? [];
  return new Set([...body.matchAll(/^ {2}(?:readonly )?(\w+)/gm)].map(([, name = ""]) => name));
}

async function readMethods(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(ROOT, file), "utf8");
  return new Set([...text.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = ""]) => name));
}
