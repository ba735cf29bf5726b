import { createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { executeTask, outputOf, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";

const echo = () => createWorker({ name: "text" }).component("/echo", (input: unknown) => input);

describe("bodyLimitBytes of a worker that pulls", () => {
  it("refuses a larger task, and the worker goes on with the others", async () => {
    const { runtime, log } = await pullFromFake(echo(), { bodyLimitBytes: 10_000 });
    runtime.push(executeTask("echo", "x".repeat(9_000), { taskId: "small" }));
    await runtime.completions.until(1);
    runtime.push(executeTask("echo", "x".repeat(20_000), { taskId: "large" }));
    const { message } = await log.find(({ level }) => level === "warn");
    expect(message).toContain("sent a task that is too large");
    expect(message).toContain("Store large inputs as blobs, or raise bodyLimitBytes.");
    await runtime.pulls.until(2);
    runtime.push(executeTask("echo", "next", { taskId: "next" }));
    expect((await runtime.completions.until(2)).map(({ taskId }) => taskId)).toEqual(["small", "next"]);
    expect(runtime.completions.items.map(outputOf)).toEqual(["x".repeat(9_000), "next"]);
  });

  it("counts from the options of the worker, too", async () => {
    const worker = createWorker({ name: "text", bodyLimitBytes: 1_000 }).component("/echo", (input: unknown) => input);
    const { runtime, log } = await pullFromFake(worker);
    runtime.push(executeTask("echo", "x".repeat(20_000)));
    expect((await log.find(({ level }) => level === "warn")).message).toContain("too large");
  });

  it("causes a warning at the start if the heap cannot hold a task of that size", async () => {
    const { log } = await pullFromFake(echo(), { bodyLimitBytes: 2 ** 40 });
    const { level, message } = await log.at(0);
    expect([level, message]).toEqual([
      "warn",
      expect.stringContaining("One request of bodyLimitBytes may take 4194304 MiB"),
    ]);
  });
});
