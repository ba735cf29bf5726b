import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { ShuttingDownError } from "@stepflow/protocol";
import { TaskErrorCode } from "@stepflow/protocol/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import {
  errorOf,
  executeTask,
  outputOf,
  pullForTest,
  pullFromFake,
} from "../../../../tests/support/workers/pulled-worker.ts";

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
        message: "Some tasks did not end in time and are handed back to the runtime.",
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
    // One is being delivered, one waits for its slot: the others are with the runtime.
    await runtime.completions.until(2);
    expect(held).toBe(1);
    const closing = worker.close();
    await runtime.left.until(1);
    gate.resolve();
    await closing;
    expect(runtime.completions.items.map(outputOf).slice(1).sort()).toEqual(lined.toSorted());
  });

  it("returns first attempts if the runtime always has a task ready, and loses none", async () => {
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    const sent: string[] = [];
    const returned = () => runtime.completions.items.filter(({ result }) => result.case === "error");
    runtime.answers.tasks.pullTasks = async function* () {
      for (let n = 0; returned().length < 10; n++) {
        const attempt = (n % 2) + 1;
        const taskId = `task-${n}, attempt ${attempt}`;
        sent.push(taskId);
        yield executeTask("echo", n, { taskId, attempt });
        // The next one becomes ready as soon as this one has ended.
        await runtime.completions.until(n + 1);
      }
      await new Promise(() => {});
    };
    const { worker } = await pullForTest(createPatientWorker().worker, {
      tasksUrl: runtime.url,
      concurrency: 1,
      drainMs: 60_000,
    });
    await runtime.completions.until(5);
    await worker.close();
    expect(returned()).toHaveLength(10);
    expect(returned().filter(({ taskId }) => !taskId.endsWith("attempt 1"))).toEqual([]);
    expect(runtime.completions.items.map(({ taskId }) => taskId).sort()).toEqual(sent.sort());
  }, 20_000);

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
