import { Code, ConnectError } from "@connectrpc/connect";
import { CallbackAbortedError, ContextClosedError } from "@stepflow/protocol";
import { TaskErrorCode, TaskStatus } from "@stepflow/protocol/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { notFound } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import { errorOf, executeTask, outputOf, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";
import { writeValue } from "../values/value-writer.ts";
import { TaskLostError } from "./task-lost-error.ts";

describe("an attempt", () => {
  it("that is superseded by a newer one is aborted and never completed", async () => {
    const { worker, begun, aborted, end } = createPatientWorker();
    const { runtime, log } = await pullFromFake(worker);
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    runtime.push(executeTask("patient", null, { attempt: 2 }));
    await begun.until(2);
    expect(await aborted.at(0)).toEqual({ attempt: 1, reason: new TaskLostError("superseded") });
    end(1, "old");
    end(2, "new");
    expect(outputOf(await runtime.completions.at(0))).toBe("new");
    runtime.push(executeTask("echo", "last", { taskId: "task-2" }));
    await runtime.completions.find(({ taskId }) => taskId === "task-2");
    expect(runtime.completions.items).toHaveLength(2);
    const dropped = { level: "warn", message: "The result is dropped because the runtime has given the task up." };
    expect(log.items).toContainEqual(
      expect.objectContaining({ ...dropped, fields: expect.objectContaining({ attempt: 1 }) }),
    );
  });

  it("that is lost sends no further heartbeat, which could claim the next attempt of another worker", async () => {
    const { worker, begun, aborted } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    const { workerId } = await runtime.heartbeats.at(0);
    runtime.answers.orchestrator.taskHeartbeat = ({ taskId }) => (taskId === "task-1" ? notFound() : {});
    await aborted.until(1);
    const after = runtime.heartbeats.items.length;
    // The component still runs. Heartbeats of another task show that time passes.
    runtime.push(executeTask("patient", null, { taskId: "task-2", attempt: 2 }));
    await begun.until(2);
    await runtime.heartbeats.until(after + 2);
    expect(runtime.heartbeats.items.slice(after)).toEqual(
      runtime.heartbeats.items.slice(after).map(() => expect.objectContaining({ taskId: "task-2", workerId })),
    );
  });

  it("that is superseded while it waits for a slot is neither claimed nor executed", async () => {
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker, { concurrency: 1 });
    runtime.push(executeTask("patient", "first", { taskId: "first", attempt: 10 }));
    await begun.until(1);
    for (const attempt of [1, 2]) runtime.push(executeTask("patient", null, { attempt }));
    for (const attempt of [10, 1, 2]) end(attempt, attempt);
    const completions = await runtime.completions.until(2);
    expect(completions.map(outputOf)).toEqual([10, 2]);
    expect(begun.items).toEqual([10, 2]);
  });

  it("that is lost before its component starts is not executed", async () => {
    const begun: number[] = [];
    const worker = createWorker({ name: "test" }).component("/note", (_: unknown, { attempt }) => begun.push(attempt));
    const { runtime } = await pullFromFake(worker);
    const gate = createDeferred<void>();
    const asked = createDeferred<void>();
    // The reference in its input takes time; meanwhile the runtime gives the task up.
    runtime.answers.blobs.getBlob = async ({ blobId }) => {
      asked.resolve();
      await gate.promise;
      return {
        blobId,
        blobType: "data",
        content: { case: "jsonData", value: writeValue(1, { bigints: false }).value },
      };
    };
    runtime.push(executeTask("note", { $blob: "a".repeat(64) }));
    await asked.promise;
    runtime.push(executeTask("note", "newer", { attempt: 2 }));
    await runtime.completions.until(1);
    gate.resolve();
    runtime.push(executeTask("note", "last", { taskId: "task-2", attempt: 3 }));
    await runtime.completions.until(2);
    expect(begun).toEqual([2, 3]);
  });

  it("that is known already, or older, is not executed", async () => {
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    for (const attempt of [2, 2, 1]) runtime.push(executeTask("patient", null, { attempt }));
    runtime.push(executeTask("echo", "after them", { taskId: "task-2" }));
    await runtime.completions.until(1);
    end(2);
    await runtime.completions.until(2);
    expect(begun.items).toEqual([2]);
  });

  it.each([
    ["another worker has claimed it", { shouldAbort: true, status: TaskStatus.ALREADY_CLAIMED }, "claimedElsewhere"],
    ["the runtime no longer knows it", notFound, "gone"],
  ] as const)("learns by its heartbeat that %s, and is never completed", async (_case, answer, reason) => {
    const { worker, begun, aborted, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    runtime.answers.orchestrator.taskHeartbeat = ({ taskId }) =>
      taskId === "task-1" ? (typeof answer === "function" ? answer() : answer) : {};
    expect(await aborted.at(0)).toEqual({ attempt: 1, reason: new TaskLostError(reason) });
    end(1);
    runtime.push(executeTask("echo", "last", { taskId: "task-2" }));
    expect(await runtime.completions.until(1)).toMatchObject([{ taskId: "task-2" }]);
  });

  it.each([
    ["is lost", CallbackAbortedError],
    ["is over", ContextClosedError],
  ] as const)("ends the calls that its component has left open when it %s", async (how, expected) => {
    const failures: unknown[] = [];
    const [asked, cancelled] = [createDeferred<void>(), createDeferred<void>()];
    const worker = createWorker({ name: "test" })
      .component("/wait", async (_: unknown, ctx) => {
        const waiting = ctx.getRun("run-2", { wait: true });
        waiting.catch((error: unknown) => failures.push(error));
        await asked.promise;
        return how === "is over" ? "returns without it" : waiting;
      })
      .component("/echo", (input: unknown) => input);
    const { runtime } = await pullFromFake(worker);
    let questions = 0;
    runtime.answers.orchestrator.getRun = (_request, { signal }) => {
      questions += 1;
      asked.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          cancelled.resolve();
          reject(new ConnectError("cancelled", Code.Canceled));
        });
      });
    };
    runtime.push(executeTask("wait", null));
    await asked.promise;
    if (how === "is lost") runtime.push(executeTask("echo", "newer", { attempt: 2 }));
    await cancelled.promise;
    await runtime.completions.until(1);
    runtime.push(executeTask("echo", "last", { taskId: "task-2" }));
    await runtime.completions.until(2);
    expect(failures).toEqual([expect.any(expected)]);
    expect(questions).toBe(1);
  });

  it("past its deadline fails, and its signal has the reason", async () => {
    const { worker, aborted } = createPatientWorker();
    const { runtime } = await pullFromFake(worker, { timeoutMs: 20 });
    runtime.push(executeTask("patient", null));
    expect(errorOf(await runtime.completions.at(0))).toEqual({
      code: TaskErrorCode.RESOURCE_UNAVAILABLE,
      message: 'Component "/patient" did not end within 20 ms.',
    });
    expect((await aborted.at(0)).reason).toMatchObject({ name: "ComponentTimeoutError" });
  });

  it("sends its progress with the heartbeats", async () => {
    const gate = createDeferred<void>();
    const worker = createWorker({ name: "test" }).component("/slow", (_: unknown, ctx) => {
      ctx.progress(0.25);
      ctx.progress(0.5, "half");
      return gate.promise;
    });
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("slow", null));
    expect(await runtime.heartbeats.at(1)).toMatchObject({ taskId: "task-1", progress: 0.5, statusMessage: "half" });
    gate.resolve();
  });
});
