import { create } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { TaskAssignmentSchema } from "@stepflow/protocol/grpc";
import { silentLogger } from "@stepflow/worker";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { usedBytes } from "../../../../tests/support/processes/memory.ts";
import { startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { Backoff } from "../rpc/backoff.ts";
import { TaskStream, type TaskStreamOptions } from "./task-stream.ts";

function openStream(url: string, options: Partial<TaskStreamOptions> = {}): TaskStream {
  const stream = new TaskStream({
    url,
    tls: {},
    queue: "test",
    workerId: "worker",
    logger: silentLogger,
    slots: 10,
    maxTaskBytes: 1_000_000,
    dispatch: () => {},
    whenReady: async () => {},
    onConnected: () => {},
    ...options,
  });
  onTestFinished(() => stream.stop());
  void stream.run();
  return stream;
}

it("keeps no memory of dispatched tasks", async () => {
  const runtime = await startFakeRuntime();
  onTestFinished(() => runtime.close());
  const TASKS = 20_000;
  const bytes: number[] = [];
  runtime.answers.tasks.pullTasks = async function* () {
    for (let index = 0; index < TASKS; index++) yield create(TaskAssignmentSchema, { taskId: String(index) });
    await new Promise(() => {});
  };
  await new Promise<void>((resolve) => {
    let count = 0;
    openStream(runtime.url, {
      dispatch: () => {
        count += 1;
        if (count === TASKS) resolve();
      },
      whenReady: async () => {
        if (count === TASKS / 4) bytes.push(await usedBytes());
      },
    });
  });
  bytes.push(await usedBytes());
  const [before = 0, after = 0] = bytes;
  // 300 bytes for each would be 4.5 MB.
  expect(after - before).toBeLessThan(1_500_000);
});

describe("the pauses between streams", () => {
  it("grow while streams fail, and start again after one that lasted", async () => {
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    const next = vi.spyOn(Backoff.prototype, "next").mockReturnValue(1);
    const reset = vi.spyOn(Backoff.prototype, "reset");
    runtime.answers.refusal = [Code.Unavailable, "not yet"];
    openStream(runtime.url);
    await vi.waitFor(() => expect(next.mock.calls.length).toBeGreaterThan(3));
    expect(reset).not.toHaveBeenCalled();
    runtime.answers.refusal = undefined;
    await runtime.pulls.until(1);
    const now = performance.now.bind(performance);
    const later = vi.spyOn(performance, "now").mockImplementation(() => now() + 5_000);
    onTestFinished(() => later.mockRestore());
    const before = next.mock.calls.length;
    runtime.disconnect();
    await vi.waitFor(() => expect(next.mock.calls.length).toBeGreaterThan(before));
    expect(reset).toHaveBeenCalledTimes(1);
  });
});
