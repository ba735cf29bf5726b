import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Orchestrator } from "@stepflow/orchestrator";
import { createDeferred, type Deferred } from "@stepflow/protocol/internal";
import { createWorker, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { traitsOf } from "../conformance/behaviour/server-traits.ts";
import { oneStepFlow } from "../support/data/flows.ts";
import { useProgram } from "../support/processes/bundle.ts";
import { type ListeningWorker, startWorkerProcess } from "../support/processes/worker-process.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { FULL_VERSIONS } from "../support/runtimes/versions.ts";

const program = useProgram("workers/kitchen-main.ts");

/** A worker by URL that is killed and comes back on its port; runtimes never initialize it again (docs/internals/wire.md#url-mode). */
interface Scene {
  readonly server: Orchestrator;
  worker: ListeningWorker;
  /** Kills the worker and starts its successor. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Starts a run whose first step waits for {@link Scene.goOn} in another worker. */
  readonly begun: Promise<void>;
  readonly goOn: Deferred<void>;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function setUp(
  version: string,
  stateFolder: string,
  options?: Parameters<typeof startRuntime>[2],
): Promise<Scene> {
  const begun = createDeferred<void>();
  const goOn = createDeferred<void>();
  const gatekeeper = await serve(
    createWorker({ name: "gatekeeper" }).component("/wait", async (input: unknown) => {
      begun.resolve();
      await goOn.promise;
      return input;
    }),
    { announce: false, handleSignals: false, logger: silentLogger, port: 0 },
  );
  onTestFinished(() => gatekeeper.close());
  const start = (port: number, env = {}) =>
    startWorkerProcess({
      program: program.path,
      args: ["--port", String(port)],
      env: { STEPFLOW_STATE_DIR: stateFolder, ...env },
    });
  // A worker keeps its state only if its port is fixed.
  const probe = await startWorkerProcess({ program: program.path });
  await probe.stop();
  const scene = { worker: await start(probe.port) };
  onTestFinished(() => scene.worker.stop());
  const workers = { kitchen: { url: scene.worker.url }, gatekeeper: { url: gatekeeper.url } };
  const server = await startRuntime(version, workers, options);
  onTestFinished(() => server.close());
  return Object.assign(scene, {
    server,
    begun: begun.promise,
    goOn,
    async restart(env?: Readonly<Record<string, string>>) {
      await scene.worker.stop();
      scene.worker = await start(scene.worker.port, env);
    },
  });
}

/** A flow that stores a blob after its first step has waited. */
const FLOW = {
  name: "wait, then store",
  steps: [
    { id: "wait", component: "/gatekeeper/wait", input: { $input: "$" } },
    { id: "store", component: "/kitchen/round-trip", input: { $step: "wait" } },
  ],
  output: { $step: "store", path: "data" },
};

describe.each(FULL_VERSIONS)("wire.md#url-mode: a worker that is killed and comes back, runtime %s", (version) => {
  const { generation } = traitsOf(version, "url");

  it("in the middle of a run: the next process remembers the runtime, and blobs work", async () => {
    const scene = await setUp(version, await newFolder());
    const run = scene.server.client.run(FLOW, ["é 1", "é 2"]);
    await scene.begun;
    await scene.restart();
    scene.goOn.resolve();
    const { items } = await run;
    expect(items.map(({ result }) => result)).toEqual([
      { outcome: "success", result: "é 1" },
      { outcome: "success", result: "é 2" },
    ]);
  });

  it("without its state file: it determines the dialect, and reports what it cannot determine", async () => {
    const scene = await setUp(version, await newFolder());
    await scene.restart({ STEPFLOW_STATE_DIR: await newFolder() });
    const run = () => scene.server.client.run(oneStepFlow("/kitchen/round-trip"), ["é"]);
    const [item] = (await run()).items;
    if (generation === "v0") {
      expect(item?.result).toMatchObject({ outcome: "success", result: { data: "é" } });
      return;
    }
    expect(item?.result).toMatchObject({
      outcome: "failed",
      error: { code: -32100, message: expect.stringMatching(/^Blob API unavailable: .*STEPFLOW_BLOB_API_URL/) },
    });
    // The remedy is the one that the message names.
    const STEPFLOW_BLOB_API_URL = `${scene.server.url}/api/v1/blobs`;
    await scene.restart({ STEPFLOW_STATE_DIR: await newFolder(), STEPFLOW_BLOB_API_URL });
    expect((await run()).items).toMatchObject([{ result: { outcome: "success", result: { data: "é" } } }]);
  });

  it("in the middle of an event stream: the step is executed again where the runtime does so", async () => {
    // The runtime has its default pauses, so that the successor starts in time.
    const scene = await setUp(version, await newFolder(), { retry: undefined });
    const { client } = scene.server;
    const run = client.run(oneStepFlow("/kitchen/crash"), [{ successAt: 2 }]);
    expect(await scene.worker.exited).toMatchObject({ signal: "SIGKILL" });
    await scene.restart();
    const [item] = (await run).items;
    if (generation === "v1") {
      expect(item?.result).toEqual({ outcome: "success", result: { attempt: 2, data: "survived" } });
      return;
    }
    expect(item?.result).toMatchObject({ outcome: "failed" });
    const again = await client.run(oneStepFlow("/kitchen/crash"), [{ successAt: 1 }]);
    expect(again.items).toMatchObject([{ result: { outcome: "success", result: { attempt: 1, data: "survived" } } }]);
  });
});

describe.each(FULL_VERSIONS)(
  "wire.md#workers-that-end-or-restart: a worker of the runtime's own that crashes, runtime %s",
  (version) => {
    it("in the middle of an event stream: it is started again, and attempt 2 succeeds", async () => {
      await using server = await startRuntime(version, {
        kitchen: { command: process.execPath, args: [program.path] },
      });
      const { items } = await server.client.run(oneStepFlow("/kitchen/crash"), [{ successAt: 2 }]);
      expect(items).toMatchObject([{ result: { outcome: "success", result: { attempt: 2, data: "survived" } } }]);
    });
  },
);
