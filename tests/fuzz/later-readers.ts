import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { silentLogger } from "@stepflow/worker";
import type { AnyReader } from "./growth.ts";

const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Uses a runtime that is 0.13, and may load files of a folder. */
async function withRuntime(use: (runtime: Runtime, folder: string) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "growth-"));
  try {
    await using runtime = await createRuntime({ quirks: "0.13.0", files: { folder }, logger: silentLogger });
    await use(runtime, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function post(runtime: Runtime, path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const response = await runtime.fetch(`${runtime.url}/api/v1${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** Stores a flow by the API of 0.13, runs it and shows the run. */
const storedReader = (make: (count: number) => object): AnyReader => ({
  make,
  read: (flow: object) =>
    withRuntime(async (runtime) => {
      const { flowId } = await post(runtime, "/flows", { flow });
      const { summary } = await post(runtime, "/runs", { flowId, input: [1], wait: true });
      const { runId } = summary as { readonly runId: string };
      for (const path of [runId, `${runId}/steps`, `${runId}/flow`, `${runId}/events?runId=${runId}`]) {
        await (await runtime.fetch(`${runtime.url}/api/v1/runs/${path}`)).text();
      }
    }),
});

/** Loads a file by a flow. */
const fileReader = (name: string, make: (count: number) => string): AnyReader => ({
  make,
  read: (text: string) =>
    withRuntime(async (runtime, folder) => {
      await writeFile(join(folder, name), text);
      await runtime.execute("/builtin/load_file", { path: name });
    }),
});

/** Readers of the versions since 0.12, and of files. */
export const LATER_READERS: Readonly<Record<string, AnyReader>> = {
  "numbers in the API of 0.13": storedReader((count) => ({ output: { $literal: list(count, (index) => index) } })),
  "texts in the API of 0.13": storedReader((count) => ({ output: { $literal: list(count, () => '3.0,"\\') } })),
  "steps in the API of 0.13": storedReader((count) => ({
    steps: list(count, (index) => ({ id: `s${index}`, component: "/builtin/noop", input: index, mustExecute: true })),
    output: 1,
  })),
  "a long line of YAML in a file": fileReader("a.yaml", (count) => `[${list(count, () => "007").join(", ")}]`),
  "members in a file": fileReader("a.yml", (count) => list(count, (index) => `k${index}: yes\n`).join("")),
  "JSON in a file": fileReader("a.json", (count) => JSON.stringify(list(count, (index) => ({ index })))),
};
