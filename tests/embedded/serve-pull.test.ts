import { Code, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { type PullingWorker, type PullOptions, pull } from "@stepflow/grpc";
import { OrchestratorService, type TaskAssignment, TaskStatus, TasksService } from "@stepflow/protocol/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime, type Runtime, type RuntimeOptions } from "@stepflow/runtime";
import { type PullService, type ServePullOptions, servePull } from "@stepflow/runtime/pull";
import { createWorker, RuntimeCallError, silentLogger, type Worker } from "@stepflow/worker";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createPatientWorker } from "../support/workers/patient-worker.ts";

interface Scene {
  readonly service: PullService;
  readonly runtime: Runtime;
  work(worker: Worker, options?: PullOptions): Promise<PullingWorker>;
}

const FAST: RuntimeOptions["retry"] = { backoff: { type: "constant", delayMs: 1 } };

async function setScene(
  options: ServePullOptions = {},
  retry: RuntimeOptions["retry"] = FAST,
  limits: RuntimeOptions["limits"] = {},
): Promise<Scene> {
  const service = await servePull(options);
  onTestFinished(() => service.close());
  const runtime = await createRuntime({ workers: { text: service.queue("text") }, retry, limits });
  onTestFinished(() => runtime.close());
  return {
    service,
    runtime,
    async work(worker, pullOptions = {}) {
      const common = { tasksUrl: service.url, queue: "text", handleSignals: false, logger: silentLogger, drainMs: 0 };
      const pulling = await pull(worker, { ...common, ...pullOptions });
      onTestFinished(() => pulling.close());
      return pulling;
    },
  };
}

const attemptOf = () =>
  createWorker({ name: "text" }).component("/attempt", (_: unknown, { attempt }) => Promise.resolve(attempt));

/** A worker that is controlled by the test. By itself it only lists its component `/by-hand`. */
function connectRaw(baseUrl: string) {
  const transport = createGrpcTransport({ baseUrl });
  const orchestrator = createClient(OrchestratorService, transport);
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const tasks = createClient(TasksService, transport)
    .pullTasks({ queueName: "text", workerId: "raw" }, { signal: stop.signal })
    [Symbol.asyncIterator]();
  return {
    async next(): Promise<TaskAssignment> {
      for (;;) {
        const { value, done } = await tasks.next();
        if (done === true) throw new Error("The stream has ended.");
        const { taskId, task } = value;
        if (task.case === "execute") return value;
        const components = [{ componentId: "by-hand", path: "/by-hand" }];
        await orchestrator.completeTask({ taskId, result: { case: "listComponents", value: { components } } });
      }
    },
    claim: (taskId: string, workerId: string) => orchestrator.taskHeartbeat({ taskId, workerId }),
    complete: (taskId: string, text: string) => {
      const output = { kind: { case: "stringValue", value: text } } as const;
      return orchestrator.completeTask({ taskId, result: { case: "response", value: { output } } });
    },
  };
}

const attemptIn = ({ task }: TaskAssignment): number | undefined =>
  task.case === "execute" ? task.value.attempt : undefined;

describe("the embedded pull service", () => {
  it("guards.host-and-origin: refuses web pages of other hosts over HTTP", async () => {
    const { service } = await setScene();
    const put = async (headers: Record<string, string>): Promise<number> => {
      const body = JSON.stringify({ data: 1, blobType: "data" });
      const request = { method: "POST", headers: { "content-type": "text/plain", ...headers }, body };
      return (await fetch(`${service.url}/api/v1/blobs`, request)).status;
    };
    expect(await put({})).toBe(200);
    expect(await put({ origin: "http://localhost:3000" })).toBe(200);
    expect(await put({ origin: "http://evil.example" })).toBe(403);
  });

  it("gives tasks to the workers that pull and lists their components", async () => {
    const { runtime, work } = await setScene();
    await work(
      createWorker({ name: "text" })
        .component("/greet/{name}", { description: "Greets." }, (_: unknown, { params }) => `hello ${params.name}`)
        .component("/files/{*path}", (_: unknown, { params }) => params.path),
    );
    expect(await runtime.execute("/text/greet/Ann", null)).toEqual({ outcome: "success", result: "hello Ann" });
    expect(await runtime.execute("/text/files/a/b", null)).toEqual({ outcome: "success", result: "a/b" });
    const listed = (await runtime.components()).map(({ component, description }) => ({ component, description }));
    expect(listed).toContainEqual({ component: "/greet/{name}", description: "Greets." });
    expect(await runtime.execute("/text/other", null)).toMatchObject({
      outcome: "failed",
      error: { data: { stack: [{}, { error: 'No worker of queue "text" offers /other.' }] } },
    });
  });

  it("reports that no worker connected", async () => {
    const { runtime } = await setScene({ readyTimeoutMs: 1 });
    expect(await runtime.execute("/text/attempt", null)).toMatchObject({ outcome: "failed" });
  });

  it("sends an unclaimed task again with the same id and the next attempt", async () => {
    const { runtime, service } = await setScene({ queueTimeoutMs: 50 });
    const peer = connectRaw(service.url);
    const result = runtime.execute("/text/by-hand", null);
    const [first, second] = [await peer.next(), await peer.next()];
    expect(second.taskId).toBe(first.taskId);
    expect([first, second].map(attemptIn)).toEqual([1, 2]);
    await peer.complete(second.taskId, "second");
    expect(await result).toEqual({ outcome: "success", result: "second" });
    await expect(peer.complete(second.taskId, "late")).rejects.toThrow("not found");
  });

  it("keeps a claimed task for its worker until the heartbeats stop", async () => {
    const { runtime, service } = await setScene({ heartbeatTimeoutMs: 100 });
    const peer = connectRaw(service.url);
    const result = runtime.execute("/text/by-hand", null);
    const { taskId } = await peer.next();
    expect(await peer.claim(taskId, "me")).toMatchObject({ shouldAbort: false, status: TaskStatus.IN_PROGRESS });
    expect(await peer.claim(taskId, "you")).toMatchObject({ shouldAbort: true, status: TaskStatus.ALREADY_CLAIMED });
    const again = await peer.next();
    expect([again.taskId, attemptIn(again)]).toEqual([taskId, 2]);
    expect(await peer.claim(taskId, "you")).toMatchObject({ shouldAbort: false });
    await peer.complete(taskId, "yours");
    expect(await result).toEqual({ outcome: "success", result: "yours" });
    await expect(peer.claim(taskId, "you")).rejects.toThrow("not found");
  });

  it("ends a task that takes too long in spite of heartbeats", async () => {
    const options = { heartbeatTimeoutMs: 20, executionTimeoutMs: 1 };
    const { runtime, service } = await setScene(options, { ...FAST, maxRetries: 0 });
    const peer = connectRaw(service.url);
    const result = runtime.execute("/text/by-hand", null);
    const { taskId } = await peer.next();
    await peer.claim(taskId, "me");
    const outcome = await result;
    expect(outcome).toMatchObject({ outcome: "failed" });
    expect(JSON.stringify(outcome)).toContain("took more than 1 ms");
  });

  it("retries UNREACHABLE but no other failures", async () => {
    const { runtime, work } = await setScene();
    const leaving = createPatientWorker();
    const first = await work(leaving.worker, { drainMs: 0 });
    const result = runtime.execute("/text/patient", null);
    await leaving.begun.until(1);
    await first.close();
    const staying = createPatientWorker();
    staying.end(2, "second attempt");
    await work(staying.worker);
    expect(await result).toEqual({ outcome: "success", result: "second attempt" });
    expect(staying.begun.items).toEqual([2]);
  });

  it("lets workers reconnect after all connections broke", async () => {
    const { runtime, work, service } = await setScene({ queueTimeoutMs: 500 });
    await work(attemptOf());
    await runtime.execute("/text/attempt", null);
    service.disconnect();
    // A stream that breaks may lose a task.
    expect(await runtime.execute("/text/attempt", null)).toMatchObject({ outcome: "success" });
  });

  it("serves the next runtime after one has closed, with the same workers", async () => {
    const { service, runtime, work } = await setScene();
    await work(attemptOf());
    expect(await runtime.execute("/text/attempt", 1)).toEqual({ outcome: "success", result: 1 });
    await runtime.close();
    await using next = await createRuntime({ workers: { text: service.queue("text") }, retry: FAST });
    expect(await next.execute("/text/attempt", 1)).toEqual({ outcome: "success", result: 1 });
  });

  it("aborts the signal of a component whose run is cancelled", async () => {
    const { runtime, work } = await setScene();
    const [started, told] = [createDeferred<void>(), createDeferred<void>()];
    const worker = createWorker({ name: "text", logger: silentLogger }).component("/wait", async (_: unknown, ctx) => {
      ctx.signal.addEventListener("abort", () => told.resolve());
      started.resolve();
      await told.promise;
      return "too late";
    });
    await work(worker);
    const stop = new AbortController();
    const running = runtime.execute("/text/wait", 1, { signal: stop.signal });
    await started.promise;
    stop.abort();
    expect(await running).toMatchObject({ error: { message: "The run was cancelled." } });
    await told.promise;
  });

  it.each<[string, RuntimeOptions["limits"], string]>([
    ["belong to its run", { runs: 20 }, "one run has started 20 others"],
    ["are under way", { runsAtOnce: 21 }, "21 runs are under way in this runtime"],
  ])("refuses runs of a component when too many %s", async (_what, limits, reason) => {
    const { runtime, work } = await setScene({}, FAST, limits);
    const gate = createDeferred<null>();
    const worker = createWorker({ name: "text" })
      .component("/wait", () => gate.promise)
      .component("/bomb", async (_: unknown, context) => {
        const flow = { steps: [{ id: "w", component: "/text/wait" }], output: { $step: "w" } };
        for (let started = 0; ; started++) {
          try {
            await context.submitRun(flow, [null]);
          } catch (error) {
            if (!(error instanceof RuntimeCallError)) throw error;
            return { started, code: error.rpcCode, message: error.rpcMessage };
          }
        }
      });
    await work(worker, { concurrency: 30 });
    const message = expect.stringContaining(reason) as string;
    expect(await runtime.execute("/text/bomb", null)).toEqual({
      outcome: "success",
      result: { started: 20, code: Code.ResourceExhausted, message },
    });
    gate.resolve(null);
  });

  it("works for one runtime, and mounts a queue once", async () => {
    const { service } = await setScene();
    await expect(createRuntime({ workers: { other: service.queue("other") } })).rejects.toThrow(
      "A pull service works for one runtime",
    );
    await expect(createRuntime({ workers: { other: service.queue("text") } })).rejects.toThrow(
      'The queue "text" is already in use by a runtime.',
    );
  });

  it("refuses invalid probabilities", async () => {
    await expect(servePull({ faults: { tasks: { drop: 2 } } })).rejects.toThrow(
      "faults.tasks.drop must be a probability from 0 to 1, got 2.",
    );
  });
});

describe("faults", () => {
  const run = async (seed: number): Promise<readonly unknown[]> => {
    const { runtime, work, service } = await setScene(
      {
        queueTimeoutMs: 300,
        heartbeatTimeoutMs: 1_200,
        faults: {
          seed,
          tasks: { drop: 0.1, delay: 0.2, delayMs: 5, duplicate: 0.2, kill: 0.02 },
          heartbeats: { loseAnswer: 0.05 },
          completions: { drop: 0.1, loseAnswer: 0.1, delay: 0.1, delayMs: 5 },
        },
      },
      { ...FAST, maxRetries: 20 },
    );
    expect(service.seed).toBe(seed);
    await work(
      createWorker({ name: "text" }).component("/double", (n: number) => n * 2),
      { concurrency: 8 },
    );
    const flow = { steps: [{ id: "s", component: "/text/double", input: { $input: "$" } }], output: { $step: "s" } };
    return runtime.runMany(
      flow,
      Array.from({ length: 20 }, (_, index) => index),
    );
  };

  it("of any kind leave each item with exactly one result", { timeout: 90_000 }, async () => {
    const expected = Array.from({ length: 20 }, (_, index) => ({ outcome: "success", result: index * 2 }));
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await run(seed)).toEqual(expected);
      }),
      { numRuns: 3 },
    );
  });

  it("are determined by the seed", async () => {
    const attempts = async (): Promise<unknown> => {
      const { runtime, work } = await setScene(
        { queueTimeoutMs: 100, faults: { seed: 5, tasks: { drop: 0.5 } } },
        { ...FAST, maxRetries: 20 },
      );
      await work(attemptOf());
      const flow = { steps: [{ id: "s", component: "/text/attempt", input: null }], output: { $step: "s" } };
      return runtime.runMany(flow, Array.from({ length: 8 }));
    };
    const first = await attempts();
    expect(first).not.toEqual(Array.from({ length: 8 }, () => ({ outcome: "success", result: 1 })));
    expect(await attempts()).toEqual(first);
  });
});
