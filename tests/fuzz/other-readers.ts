import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClientError, createClient } from "@stepflow/client";
import { createRuntime } from "@stepflow/runtime";
import { createWorker, jsonSchema, silentLogger } from "@stepflow/worker";
import type { AnyReader } from "./growth.ts";

const members = (count: number, value: (index: number) => unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value(index)]));

/** Registers a component with a JSON Schema, and asks for its description. */
const schemaReader = (make: (count: number) => object): AnyReader => ({
  make,
  read: async (schema: object) => {
    const worker = createWorker({ name: "growth", logger: silentLogger });
    worker.component("/x", { input: jsonSchema(schema as never) }, () => null);
    const body = '{"jsonrpc":"2.0","id":1,"method":"components/list","params":{}}';
    const headers = { "content-type": "application/json" };
    await (await worker.fetch(new Request("http://127.0.0.1/", { method: "POST", headers, body }))).text();
  },
});

const configReader = (make: (count: number) => string): AnyReader => ({
  make,
  read: async (text: string) => {
    const folder = await mkdtemp(join(tmpdir(), "growth-"));
    try {
      const config = join(folder, "stepflow-config.yml");
      await writeFile(config, text);
      await using _runtime = await createRuntime({ config, logger: silentLogger });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
});

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

const BUILTIN = "plugins:\n  builtin:\n    type: builtin\n";

/** A client whose runtime answers with this body. */
const answerReader = (make: (count: number) => string): AnyReader => ({
  make,
  read: async (body: string) => {
    const headers = { "content-type": "application/json" };
    const client = createClient({ url: "http://127.0.0.1:1/", fetch: async () => new Response(body, { headers }) });
    await client.listRuns().catch((error: unknown) => {
      if (!(error instanceof ClientError)) throw error;
    });
  },
});

export const OTHER_READERS: Readonly<Record<string, AnyReader>> = {
  "a schema with many members": schemaReader((count) => ({
    type: "object",
    properties: members(count, () => ({ type: "string" })),
  })),
  "a schema with many alternatives": schemaReader((count) => ({
    enum: Array.from({ length: count }, (_, index) => `v${index}`),
  })),
  "a configuration with many routes": configReader(
    (count) => `${BUILTIN}routes:\n${lines(count, (index) => `  "/r${index}/{*component}":\n    - plugin: builtin\n`)}`,
  ),
  "a configuration with many plugins": configReader(
    (count) =>
      `${BUILTIN}${lines(count, (index) => `  p${index}:\n    type: builtin\n`)}routes:\n  "/{*component}":\n    - plugin: builtin\n`,
  ),
  "a configuration with unknown plugins": configReader(
    (count) => `${BUILTIN}routes:\n${lines(count, (index) => `  "/r${index}/{*component}":\n    - plugin: q\n`)}`,
  ),
  "a configuration with variables": configReader(
    (count) =>
      `${BUILTIN}routes:\n${lines(count, (index) => `  "/r${index}/{*component}":\n    - plugin: \${X:-builtin}\n`)}`,
  ),
  "a configuration with open variables": configReader((count) => `${BUILTIN}    x: "${"${X:-".repeat(count)}"\n`),
  "a list of runs": answerReader((count) =>
    JSON.stringify({
      runs: Array.from({ length: count }, (_, index) => ({ runId: `r${index}`, status: "completed" })),
    }),
  ),
};
