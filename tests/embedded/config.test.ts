import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRawWorker } from "../support/workers/raw-worker.ts";

const worker = createRawWorker("text", {
  "/put_blob": () => "from the worker",
  "/other": () => "from the worker, too",
});

let folder: string;
let config: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-config-"));
  config = join(folder, "stepflow-config.yml");
});
afterAll(() => rm(folder, { recursive: true }));

it.each(["component", "c"])("workers of the options win over a route of the file: {*%s}", async (name) => {
  const routes = `"/text/{*${name}}": [{ plugin: b, component: "/{${name}}" }]\n  "/own/{*component}": [{ plugin: b }]`;
  await writeFile(config, `plugins: { b: { type: builtin } }\nroutes:\n  ${routes}\n`);
  await using runtime = await createRuntime({ config, workers: { text: worker } });
  const blob = { data: 1, blob_type: "data" };
  expect(await runtime.execute("/text/put_blob", blob)).toEqual({ outcome: "success", result: "from the worker" });
  expect(await runtime.execute("/text/other", {})).toMatchObject({ outcome: "success" });
  expect(await runtime.execute("/own/put_blob", blob)).toMatchObject({ outcome: "success", result: {} });
});

it("settings without an effect are reported with file, line and column", async () => {
  await writeFile(config, "plugins: {}\nroutes: {}\nstateStore: { type: inMemory }\n");
  const told: string[] = [];
  const logger = { debug() {}, warn: (message: string) => void told.push(message), error() {} };
  await using _runtime = await createRuntime({ config, logger });
  expect(told).toEqual([`${config}:3:1 (/stateStore): "stateStore" has no effect in an embedded runtime`]);
});
