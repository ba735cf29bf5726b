import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@stepflow/client";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scriptWorker } from "../../support/workers/scripted-worker.ts";

const worker = createWorker({ name: "w", logger: silentLogger })
  .component("/put", async (input: unknown, ctx) => ctx.putBlob(input))
  .component("/get", async (id: string, ctx) => ctx.getBlob(id));

let folder: string;
let runtime: Runtime | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-damaged-"));
});
afterEach(async () => {
  await runtime?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A runtime, and the id of a blob whose file was cut in half. */
async function damage(dialect: "v0" | "v1"): Promise<{ readonly on: Runtime; readonly id: string }> {
  const on = await createRuntime({ dialect, workers: { w: worker }, blobs: { folder } });
  runtime = on;
  const stored = await on.execute("/w/put", { whole: true });
  const id = stored.outcome === "success" ? String(stored.result) : "";
  await writeFile(join(folder, id), '{"whole"');
  return { on, id };
}

/** Number of attempts of each step of all runs. */
function attemptsOf({ engine: { runs } }: Runtime): readonly number[] {
  const items = runs.list().flatMap(({ runId }) => runs.items(runId) ?? []);
  return items.flatMap(({ steps }) => steps.map(({ attempts }) => attempts.length));
}

describe.each(["v0", "v1"] as const)("a truncated blob is reported to every reader, over %s", (dialect) => {
  it("to components and built-in components, without repetitions; to clients", async () => {
    const { on, id } = await damage(dialect);
    const told = `Blob ${id} is damaged`;
    for (const [component, input] of [
      ["/w/get", id],
      ["/builtin/get_blob", { blob_id: id }],
      ["/builtin/eval", { flow_id: id, input: 1 }],
    ] as const) {
      const result = await on.execute(component, input);
      expect(result, component).toMatchObject({ outcome: "failed" });
      expect(JSON.stringify(result), component).toContain(told);
    }
    expect(attemptsOf(on)).toEqual([1, 1, 1, 1]);
    await expect(createClient(on).getBlob(id)).rejects.toThrow(told);
  });
});

it("to the execution that resolves a reference to it, which is not repeated", async () => {
  const { on, id } = await damage("v1");
  await on.close();
  const referring = scriptWorker(({ message: { id: request, method } }) => {
    const initialized = { serverProtocolVersion: 1, supportsBlobRefs: true };
    if (request === undefined) return new Response(null, { status: 202 });
    const result = method === "initialize" ? initialized : { output: { large: { $blob: id, size: 14 } } };
    return Response.json({ jsonrpc: "2.0", id: request, result });
  });
  runtime = await createRuntime({ workers: { w: referring }, blobs: { folder } });
  const result = await runtime.execute("/w/refer", 1);
  expect(JSON.stringify(result)).toContain(`Blob ${id} is damaged`);
  expect(attemptsOf(runtime)).toEqual([1]);
});
