import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ShuttingDownError } from "@stepflow/protocol";
import { TaskErrorCode } from "@stepflow/protocol/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import {
  errorOf,
  executeTask,
  outputOf,
  pullForTest,
  pullFromFake,
} from "../../../../tests/support/workers/pulled-worker.ts";
import { DurationEstimate } from "../task/duration-estimate.ts";

/** A runtime behind a relay that can stop passing anything on, as if it were stopped. */
async function startFrozen() {
  const runtime = await startFakeRuntime();
  onTestFinished(() => runtime.close());
  const sockets: Socket[] = [];
  const relay = createServer((socket) => {
    const target = connect(runtime.port, "127.0.0.1");
    for (const [from, to] of [
      [socket, target],
      [target, socket],
    ] as const) {
      sockets.push(from.on("error", () => {}));
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    relay.close();
  });
  const freeze = (): void => {
    for (const socket of sockets) socket.unpipe().pause();
  };
  return { url, runtime, freeze };
}

describe("close()", () => {
  it("closes the stream first, lets the running task end, delivers its result, then ends", async () => {
    const { worker: patient, begun, end } = createPatientWorker();
    const { runtime, worker } = await pullFromFake(patient);
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    const closing = worker.close();
    await runtime.left.until(1);
    expect(runtime.completions.items).toEqual([]);
    end(1, "in time");
    await closing;
    expect(runtime.completions.items.map(outputOf)).toEqual(["in time"]);
    await worker.closed;
    expect(worker.close()).toBe(closing);
  });

  it("also runs waiting tasks, if recent ones were quick", async () => {
    const { worker: patient, begun, end } = createPatientWorker();
    const { runtime, worker } = await pullFromFake(patient, { concurrency: 1 });
    runtime.push(executeTask("echo", "quick", { taskId: "task-0" }));
    await runtime.completions.until(1);
    for (const attempt of [1, 2]) runtime.push(executeTask("patient", null, { taskId: `task-${attempt}`, attempt }));
    await begun.until(1);
    const closing = worker.close();
    await runtime.left.until(1);
    end(1, "first");
    end(2, "second");
    await closing;
    expect(runtime.completions.items.map(outputOf)).toEqual(["quick", "first", "second"]);
  });

  it("hands back tasks that do not end in time, so that the runtime repeats them whatever their flow specifies", async () => {
    const { worker: patient, begun, aborted } = createPatientWorker();
    const { runtime, worker, log } = await pullFromFake(patient, { concurrency: 1, drainMs: 20 });
    for (const attempt of [1, 2]) runtime.push(executeTask("patient", null, { taskId: `task-${attempt}`, attempt }));
    await begun.until(1);
    await worker.close();
    expect(aborted.items).toEqual([{ attempt: 1, reason: new ShuttingDownError() }]);
    expect(begun.items).toEqual([1]);
    // Tasks that have not started are handed back first.
    expect(runtime.completions.items.map(({ taskId }) => taskId)).toEqual(["task-2", "task-1"]);
    expect(new Set(runtime.heartbeats.items.map(({ taskId }) => taskId))).toEqual(new Set(["task-1"]));
    const { message } = new ShuttingDownError();
    expect(runtime.completions.items.map(errorOf)).toEqual([
      { code: TaskErrorCode.UNREACHABLE, message },
      { code: TaskErrorCode.UNREACHABLE, message },
    ]);
    expect(log.items).toContainEqual(
      expect.objectContaining({
        level: "warn",
        message: "Some tasks did not end in time and are returned to the runtime.",
      }),
    );
  });

  it("ends in time although its runtime is frozen", async () => {
    const { worker: patient, begun } = createPatientWorker();
    const frozen = await startFrozen();
    const { worker } = await pullForTest(patient, { tasksUrl: frozen.url, drainMs: 20 });
    frozen.runtime.push(executeTask("patient", null));
    await begun.until(1);
    frozen.freeze();
    await worker.close();
  }, 10_000);

  it("ends although its runtime accepts no task back", async () => {
    const { worker: patient, begun } = createPatientWorker();
    const { runtime, worker } = await pullFromFake(patient, { drainMs: 20 });
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    await runtime.close();
    await worker.close();
    expect(runtime.completions.items).toEqual([]);
  });

  it("executes the tasks that the runtime holds ready for it, if time allows, and then closes the stream", async () => {
    const { runtime, worker } = await pullFromFake(createPatientWorker().worker, { concurrency: 1 });
    runtime.push(executeTask("echo", "to know how long a task takes", { taskId: "first" }));
    await runtime.completions.until(1);
    const gate = createDeferred<void>();
    let held = 0;
    runtime.answers.orchestrator.completeTask = async () => {
      held++;
      await gate.promise;
      return {};
    };
    const lined = Array.from({ length: 9 }, (_, index) => `lined-up-${index}`);
    for (const taskId of lined) runtime.push(executeTask("echo", taskId, { taskId }));
    // One task is being delivered and one waits for its slot. The others are with the runtime.
    await runtime.completions.until(2);
    expect(held).toBe(1);
    const closing = worker.close();
    await runtime.left.until(1);
    gate.resolve();
    await closing;
    expect(runtime.completions.items.map(outputOf).slice(1).sort()).toEqual(lined.toSorted());
  });

  it("starts no task before the stream is closed, because each result may make the next task ready", async () => {
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    const sent: string[] = [];
    runtime.answers.tasks.pullTasks = async function* (_request, { signal }) {
      signal.addEventListener("abort", () => runtime.left.push(_request));
      for (let n = 0; !signal.aborted; n++) {
        const taskId = `task-${n}`;
        sent.push(taskId);
        yield executeTask("echo", n, { taskId });
        // The next task becomes ready as soon as this one has ended.
        await runtime.completions.until(n + 1);
      }
    };
    const { worker } = await pullForTest(createPatientWorker().worker, {
      tasksUrl: runtime.url,
      concurrency: 1,
      drainMs: 60_000,
    });
    await runtime.completions.until(5);
    await worker.close();
    expect(runtime.left.items).toHaveLength(1);
    expect(runtime.completions.items.map(outputOf)).toEqual(sent.map((_, n) => n));
    expect(runtime.completions.items.map(({ taskId }) => taskId)).toEqual(sent);
  }, 20_000);

  it("executes what it has taken if time allows, and returns first attempts that would wait long", async () => {
    const { worker: patient, begun, end } = createPatientWorker();
    const { runtime, worker } = await pullFromFake(patient, { concurrency: 1, drainMs: 60_000 });
    runtime.push(executeTask("patient", null, { taskId: "running", attempt: 1 }));
    await begun.until(1);
    // Two tasks take three seconds, and three take 4.5 s.
    const estimate = vi.spyOn(DurationEstimate.prototype, "estimateMs").mockImplementation((tasks) => 1_500 * tasks);
    onTestFinished(() => estimate.mockRestore());
    const closing = worker.close();
    for (const attempt of [1, 2, 3]) runtime.push(executeTask("echo", attempt, { taskId: `task-${attempt}`, attempt }));
    await runtime.left.until(1);
    expect(runtime.completions.items).toEqual([]);
    end(1, "ran");
    await closing;
    const results = runtime.completions.items.map((done) => [
      done.taskId,
      done.result.case === "error" ? errorOf(done).code : outputOf(done),
    ]);
    expect(new Map(results as [string, unknown][])).toEqual(
      new Map<string, unknown>([
        ["task-1", TaskErrorCode.UNREACHABLE],
        ["running", "ran"],
        ["task-2", 2],
        ["task-3", 3],
      ]),
    );
  });

  it("takes no more than 1,000 tasks, and leaves the others to other workers", async () => {
    const input = "x".repeat(2_000);
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    runtime.answers.tasks.pullTasks = async function* (_request, { signal }) {
      for (let n = 0; !signal.aborted; n++) {
        await nextTurn();
        yield executeTask("echo", input, { taskId: `task-${n}` });
      }
    };
    const { worker } = await pullForTest(createPatientWorker().worker, { tasksUrl: runtime.url, concurrency: 1 });
    await runtime.completions.until(5);
    await worker.close();
    // Tasks that were on their way when the window closed are taken, too: 64 KiB, which is 32 tasks of this size.
    expect(runtime.completions.items.length).toBeLessThan(1_100);
  }, 30_000);

  it("ends a worker that never found a runtime", async () => {
    const runtime = await startFakeRuntime();
    await runtime.close();
    const { worker, log } = await pullForTest(createPatientWorker().worker, { tasksUrl: runtime.url });
    await log.find(({ level }) => level === "warn");
    await worker.close();
    await worker.closed;
  });

  it("is what `await using` does", async () => {
    const { worker } = await pullFromFake(createPatientWorker().worker);
    await worker[Symbol.asyncDispose]();
    await worker.closed;
  });
});
