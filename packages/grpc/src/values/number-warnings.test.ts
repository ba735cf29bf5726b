import { TaskErrorCode } from "@stepflow/protocol/grpc";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { errorOf, executeTask, outputOf, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";

const echo = () => createWorker({ name: "test" }).component("/echo", (input: unknown) => input);

describe("numbers", () => {
  const big = { n: 2 ** 60, list: [1, -(2 ** 55)] };

  it("that may have been rounded cause one warning for each component", async () => {
    const { runtime, log } = await pullFromFake(echo());
    for (const taskId of ["task-1", "task-2"]) runtime.push(executeTask("echo", big, { taskId }));
    const completions = await runtime.completions.until(2);
    expect(completions.map(outputOf)).toEqual([big, big]);
    const warnings = log.items.filter(({ level }) => level === "warn");
    expect(warnings).toMatchObject([{ fields: { pointers: expect.arrayContaining(["/n", "/list/1"]) } }]);
  });

  it("that may have been rounded are refused with bigNumbers: error", async () => {
    const { runtime } = await pullFromFake(echo(), { bigNumbers: "error" });
    runtime.push(executeTask("echo", { n: 2 ** 60 }));
    const { code, message } = errorOf(await runtime.completions.at(0));
    expect(code).toBe(TaskErrorCode.INVALID_INPUT);
    expect(message).toContain("/n is an integer beyond 2^53");
  });

  it("are bigint with bigNumbers: bigint, and return unchanged", async () => {
    const worker = createWorker({ name: "test" }).component("/type", ({ n }: { n: unknown }) => [typeof n, n]);
    const { runtime } = await pullFromFake(worker, { bigNumbers: "bigint" });
    runtime.push(executeTask("type", { n: 2 ** 60 }));
    expect(outputOf(await runtime.completions.at(0))).toEqual(["bigint", 2 ** 60]);
  });

  it("that are bigint and would be rounded are an error", async () => {
    const worker = createWorker({ name: "test" }).component("/odd", () => ({ n: 2n ** 53n + 1n }));
    const { runtime } = await pullFromFake(worker, { bigNumbers: "bigint" });
    runtime.push(executeTask("odd", null));
    const { code, message } = errorOf(await runtime.completions.at(0));
    expect(code).toBe(TaskErrorCode.WORKER_ERROR);
    expect(message).toContain("/n is the integer 9007199254740993, which gRPC would round");
    expect(message).toContain(
      "Return it as text, or set STEPFLOW_BLOB_THRESHOLD_BYTES, so that it is stored as a blob",
    );
  });

  it("that are −0 arrive as 0, with a warning", async () => {
    const worker = createWorker({ name: "test" }).component("/zero", () => ({ z: -0 }));
    const { runtime, log } = await pullFromFake(worker);
    runtime.push(executeTask("zero", null));
    await runtime.completions.at(0);
    expect(log.items.filter(({ level }) => level === "warn")).toMatchObject([{ fields: { pointers: ["/z"] } }]);
  });
});
