import { create } from "@bufbuild/protobuf";
import { silentLogger } from "@stepflow/worker";
import { expect, it, onTestFinished } from "vitest";
import { startFakeRuntime } from "../../../tests/support/fake-grpc-runtime.ts";
import { usedBytes } from "../../../tests/support/memory.ts";
import { TaskAssignmentSchema } from "./generated/stepflow/v1/tasks_pb.ts";
import { TaskStream } from "./task-stream.ts";

it("keeps nothing of the tasks that it has passed on", async () => {
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
    const stream = new TaskStream({
      url: runtime.url,
      queue: "test",
      workerId: "worker",
      logger: silentLogger,
      slots: 10,
      take: () => {
        count += 1;
        if (count === TASKS) resolve();
      },
      whenWelcome: async () => {
        if (count === TASKS / 4) bytes.push(await usedBytes());
      },
      onConnected: () => {},
    });
    onTestFinished(() => stream.stop(() => false));
    void stream.run();
  });
  bytes.push(await usedBytes());
  const [before = 0, after = 0] = bytes;
  // 300 bytes for each would be 4.5 MB.
  expect(after - before).toBeLessThan(1_500_000);
});
