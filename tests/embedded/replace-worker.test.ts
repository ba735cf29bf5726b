import { createDeferred } from "@stepflow/protocol/internal";
import {
  type CommandWorker,
  createRuntime,
  type InProcessWorker,
  type Runtime,
  type RuntimeOptions,
} from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { start } from "../support/workers/holding-worker.ts";
import { PROGRAM, QUIET, usePlainRuntime } from "./support/plain-runtime.ts";

/** A worker of one version of the code, whose executions wait until they are let go. */
function createVersion(version: string) {
  const begun = createDeferred<void>();
  const held = createDeferred<void>();
  const worker = createWorker({ name: "text" })
    .component("/version", () => version)
    .component("/hold", async (_input, { putBlob, getBlob }) => {
      begun.resolve();
      await held.promise;
      return await getBlob(await putBlob(version));
    });
  return { worker, begun: begun.promise, letGo: () => held.resolve() };
}

async function open(worker: InProcessWorker, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const runtime = await createRuntime({
    logger: QUIET,
    retry: { backoff: { type: "constant", delayMs: 1 } },
    ...options,
    workers: { text: worker },
  });
  onTestFinished(() => runtime.close());
  return runtime;
}

describe("replaceWorker", () => {
  it("ends executions on the worker on which they began, and sends new ones to the new worker", async () => {
    const [former, latter] = [createVersion("former"), createVersion("latter")];
    const runtime = await open(former.worker);
    const held = runtime.execute("/text/hold", {});
    await former.begun;
    const { executions, closed } = await runtime.replaceWorker("text", latter.worker);
    expect(executions).toBe(1);
    expect(await runtime.execute("/text/version", {})).toEqual({ outcome: "success", result: "latter" });
    former.letGo();
    expect(await held).toEqual({ outcome: "success", result: "former" });
    expect(await closed).toBe(0);
  });

  it("closes an idle worker at once", async () => {
    const runtime = await open(createVersion("former").worker);
    const { executions, closed } = await runtime.replaceWorker("text", createVersion("latter").worker);
    expect([executions, await closed]).toEqual([0, 0]);
  });

  it("repeats an execution on the new worker after the time limit", async () => {
    const [former, latter] = [createVersion("former"), createVersion("latter")];
    latter.letGo();
    const runtime = await open(former.worker);
    const held = runtime.execute("/text/hold", {});
    await former.begun;
    const { closed } = await runtime.replaceWorker("text", latter.worker, { drainMs: 1 });
    expect(await closed).toBe(1);
    expect(await held).toEqual({ outcome: "success", result: "latter" });
  });

  it("sends repetitions of a failed execution to the new worker", async () => {
    const latter = createVersion("latter");
    const fail = createDeferred<void>();
    const begun = createDeferred<void>();
    const broken = createVersion("former").worker;
    const former: InProcessWorker = {
      async fetch(request, env) {
        const isExecution = (await request.clone().text()).includes("components/execute");
        if (!isExecution) return await broken.fetch(request, env);
        begun.resolve();
        await fail.promise;
        throw new Error("broken");
      },
    };
    const runtime = await open(former);
    const result = runtime.execute("/text/version", {});
    await begun.promise;
    await runtime.replaceWorker("text", latter.worker);
    fail.resolve();
    expect(await result).toEqual({ outcome: "success", result: "latter" });
  });

  it("leaves the former worker in service if the new one does not start", async () => {
    const runtime = await open(createVersion("former").worker);
    const broken: InProcessWorker = { fetch: () => new Response("no", { status: 500 }) };
    await expect(runtime.replaceWorker("text", broken)).rejects.toThrow('"text"');
    expect(await runtime.execute("/text/version", {})).toEqual({ outcome: "success", result: "former" });
  });

  it("replaces in the order of the calls, whichever is ready first", async () => {
    const runtime = await open(createVersion("first").worker);
    const slow = createDeferred<void>();
    const { worker } = createVersion("second");
    const second: InProcessWorker = {
      fetch: async (request, env) => {
        await slow.promise;
        return await worker.fetch(request, env);
      },
    };
    const replaced = [
      runtime.replaceWorker("text", second),
      runtime.replaceWorker("text", createVersion("third").worker),
    ];
    slow.resolve();
    await Promise.all(replaced);
    expect(await runtime.execute("/text/version", {})).toEqual({ outcome: "success", result: "third" });
  });

  it("replaces a worker in process by one over the network, which gets the Blob API", async () => {
    const runtime = await open(createVersion("former").worker);
    const latter = createVersion("latter");
    latter.letGo();
    const { url } = await start({}, latter);
    await runtime.replaceWorker("text", { url });
    expect(await runtime.execute("/text/hold", {})).toEqual({ outcome: "success", result: "latter" });
  });

  it("names the workers if the name is unknown, and refuses what is no worker", async () => {
    const runtime = await open(createVersion("former").worker);
    const { worker } = createVersion("latter");
    await expect(runtime.replaceWorker("txet", worker)).rejects.toThrow(
      'replaceWorker: the runtime has no worker "txet"; its workers are text.',
    );
    await expect(runtime.replaceWorker("text", { url: "ftp://x" })).rejects.toThrow(TypeError);
    await expect(runtime.replaceWorker("text", worker, { drainMs: -1 })).rejects.toThrow(RangeError);
    await runtime.close();
    await expect(runtime.replaceWorker("text", worker)).rejects.toThrow("closed");
  });

  it("ends a replacement that is under way when the runtime is closed", async () => {
    const runtime = await open(createVersion("former").worker);
    const never: CommandWorker = { command: process.execPath, args: ["--eval", "setInterval(() => {}, 1000)"] };
    const replacing = runtime.replaceWorker("text", never);
    await Promise.all([runtime.close(), expect(replacing).rejects.toThrow()]);
  });
});

describe("replaceWorker with a command", () => {
  const startPlain = usePlainRuntime();

  it("starts a second process, and ends the first one after its executions", async () => {
    const runtime = await startPlain();
    const former = await pidOf(runtime);
    const { closed } = await runtime.replaceWorker("w", { command: process.execPath, args: [PROGRAM] });
    await closed;
    expect(await pidOf(runtime)).not.toBe(former);
    expect(() => process.kill(former, 0)).toThrow("ESRCH");
  });
});

async function pidOf(runtime: Runtime): Promise<number> {
  const result = await runtime.execute("/w/process", {});
  return result.outcome === "success" ? Number(Object(result.result).pid) : Number.NaN;
}
