import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pull } from "@stepflow/grpc";
import { createRuntime, type Runtime } from "@stepflow/runtime";
import { servePull } from "@stepflow/runtime/pull";
import { createWorker, silentLogger, type Worker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";

const RESULT = { whole: true };

/** A worker that computes one result and counts the computations. It caches no blobs, so it fetches each one. */
function createCounting(): { readonly worker: Worker; readonly computed: () => number } {
  let computed = 0;
  const compute = () => {
    computed++;
    return RESULT;
  };
  const worker = createWorker({ name: "w", logger: silentLogger, blobCacheBytes: 0 })
    .component("/compute", (_input: unknown, ctx) => ctx.cached("key", compute))
    .component("/bytes", (bytes: readonly number[], ctx) => ctx.putBinary(Uint8Array.from(bytes)));
  return { worker, computed: () => computed };
}

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-lost-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Open = (worker: Worker, folder: string) => Promise<Runtime>;

const overStream: Open = (worker, folder) =>
  createRuntime({ dialect: "v0", workers: { w: worker }, blobs: { folder } });

const overHttp: Open = (worker, folder) => createRuntime({ workers: { w: worker }, blobs: { folder } });

const overGrpc: Open = async (worker, folder) => {
  const service = await servePull();
  onTestFinished(() => service.close());
  const settings = { tasksUrl: service.url, queue: "w", handleSignals: false, logger: silentLogger };
  const pulling = await pull(worker, settings);
  onTestFinished(() => pulling.close());
  return createRuntime({ workers: { w: service.queue("w") }, blobs: { folder } });
};

const content = JSON.stringify(RESULT);

describe.each<[string, Open]>([
  ["the event stream", overStream],
  ["HTTP", overHttp],
  ["gRPC", overGrpc],
])("patterns.cached-results: a result whose blob is lost, over %s", (_way, open) => {
  it.each<[string, (path: string) => Promise<void>]>([
    ["that was lost", (path) => rm(path)],
    ["that was cut", (path) => writeFile(path, content.slice(0, 5))],
    ["that was altered", (path) => writeFile(path, '{"whole":null}')],
    ["that was overwritten with bytes", (path) => writeFile(path, Uint8Array.of(0, 255))],
    ["whose label was damaged", (path) => writeFile(`${path}.json`, "{")],
  ])("%s: is computed again, and found afterwards", async (_how, damage) => {
    const folder = await openFolder();
    const { worker, computed } = createCounting();
    await using runtime = await open(worker, folder);
    const compute = async () => {
      const result = await runtime.execute("/w/compute", null);
      if (result.outcome === "failed") throw new Error(result.error.message);
      return result.result as { readonly value: unknown; readonly fromCache: boolean; readonly blobId: string };
    };
    const first = await compute();
    expect(first).toEqual({ value: RESULT, fromCache: false, blobId: expect.any(String) });
    await damage(join(folder, first.blobId));
    expect(await compute()).toEqual(first);
    expect(await compute()).toEqual({ ...first, fromCache: true });
    expect(computed()).toBe(2);
    expect(await readFile(join(folder, first.blobId), "utf8")).toBe(content);
  });
});

it.each<[string, Open]>([
  ["HTTP", overHttp],
  ["gRPC", overGrpc],
])(
  "patterns.cached-results: a result that was since stored as bytes is computed again, over %s",
  async (_way, open) => {
    const { worker, computed } = createCounting();
    await using runtime = await open(worker, await openFolder());
    const first = await runtime.execute("/w/compute", null);
    await runtime.execute("/w/bytes", [...new TextEncoder().encode(content)]);
    expect(await runtime.execute("/w/compute", null)).toEqual(first);
    expect(computed()).toBe(2);
  },
);
