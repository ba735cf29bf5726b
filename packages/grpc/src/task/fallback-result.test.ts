import { Code, ConnectError } from "@connectrpc/connect";
import { TaskErrorCode } from "@stepflow/protocol/grpc";
import { ComponentError, createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { errorOf, executeTask, outputOf, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";

const echo = () => createWorker({ name: "test" }).component("/echo", (input: unknown) => input);

describe("a result that does not fit", () => {
  const big = () => createWorker({ name: "test" }).component("/big", (bytes: number) => ({ text: "x".repeat(bytes) }));

  it("becomes a small error with a remedy", async () => {
    const { runtime } = await pullFromFake(big());
    runtime.push(executeTask("big", 5_000_000));
    const { code, message } = errorOf(await runtime.completions.at(0));
    expect(code).toBe(TaskErrorCode.WORKER_ERROR);
    expect(message).toMatch(/^Output of component "\/big" has 50000\d\d bytes, the runtime accepts 4194304\. Store it/);
  });

  it("is measured together with its ids", async () => {
    const { runtime } = await pullFromFake(big());
    // The result fits by itself, but not together with its ids.
    runtime.push(executeTask("big", 4 * 1024 * 1024 - 40, { taskId: "task".repeat(20) }));
    const size = Number(/ has (\d+) bytes/.exec(errorOf(await runtime.completions.at(0)).message)?.[1]);
    expect(size).toBeGreaterThan(4 * 1024 * 1024);
  });

  it("because it cannot be encoded becomes an error at once", async () => {
    let nested: unknown = 1;
    for (let level = 0; level < 5_000; level++) nested = [nested];
    const worker = createWorker({ name: "test" }).component("/deep", () => {
      throw new ComponentError("too deep to tell", { data: { nested } });
    });
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("deep", null));
    expect(errorOf(await runtime.completions.at(0))).toEqual({
      code: TaskErrorCode.COMPONENT_FAILED,
      message: "too deep to tell",
    });
  });

  it("is also recognized by the refusal of the runtime", async () => {
    const { runtime } = await pullFromFake(big());
    runtime.answers.orchestrator.completeTask = ({ result }) => {
      if (result.case === "response") throw new ConnectError("decoded message length too large", Code.OutOfRange);
      return {};
    };
    runtime.push(executeTask("big", 10));
    expect(errorOf(await runtime.completions.at(1)).message).toContain("Store it with ctx.putBlob");
  });

  it("is replaced by a reference, if references are enabled", async () => {
    const worker = createWorker({ name: "test" }).component("/big", (bytes: number) => "x".repeat(bytes));
    const { runtime } = await pullFromFake(worker, { blobThresholdBytes: 1_000 });
    const id = "a".repeat(64);
    runtime.answers.blobs.putBlob = () => ({ blobId: id });
    runtime.answers.orchestrator.completeTask = ({ result }) => {
      const isText = result.case === "response" && result.value.output?.kind.case === "stringValue";
      if (isText) throw new ConnectError("decoded message length too large", Code.OutOfRange);
      return {};
    };
    runtime.push(executeTask("big", 2_000));
    expect(outputOf(await runtime.completions.at(1))).toEqual({ $blob: id, blobType: "data", size: 2_002 });
  });

  it("has its large fields replaced by references first", async () => {
    const { runtime } = await pullFromFake(big(), { blobThresholdBytes: 1_000 });
    const id = "b".repeat(64);
    runtime.answers.blobs.putBlob = () => ({ blobId: id });
    runtime.push(executeTask("big", 2_000));
    expect(outputOf(await runtime.completions.at(0))).toEqual({ text: { $blob: id, blobType: "data", size: 2_002 } });
  });

  it("that the runtime cannot read becomes an error with the runtime's message", async () => {
    const { runtime } = await pullFromFake(echo());
    runtime.answers.orchestrator.completeTask = ({ result }) => {
      if (result.case === "response") throw new ConnectError("failed to decode Protobuf message", Code.Internal);
      return {};
    };
    runtime.push(executeTask("echo", 1));
    expect(errorOf(await runtime.completions.at(1))).toEqual({
      code: TaskErrorCode.WORKER_ERROR,
      message: 'Runtime refused the output of component "/echo": failed to decode Protobuf message',
    });
  });

  it("that nests too deep is refused before it is sent", async () => {
    const deep = createWorker({ name: "test" }).component("/deep", () =>
      Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], 1),
    );
    const { runtime } = await pullFromFake(deep);
    runtime.push(executeTask("deep", null));
    expect(errorOf(await runtime.completions.at(0)).message).toContain("nests deeper than runtimes accept over gRPC");
  });

  it("that is an error keeps its code and the beginning of its message", async () => {
    const worker = createWorker({ name: "test" }).component("/fail", () => {
      throw new ComponentError("y".repeat(5_000_000), { data: { text: "x".repeat(100) } });
    });
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("fail", null));
    const { code, message } = errorOf(await runtime.completions.at(0));
    expect(code).toBe(TaskErrorCode.COMPONENT_FAILED);
    expect(message).toBe(`${"y".repeat(4_000)}…`);
  });

  it("is given up if the runtime accepts no result at all", async () => {
    const { runtime, log } = await pullFromFake(echo());
    runtime.answers.orchestrator.completeTask = () => {
      throw new ConnectError("no", Code.InvalidArgument);
    };
    runtime.push(executeTask("echo", 1));
    await log.find(({ message }) => message === "The runtime refused every result of the task.");
    expect(runtime.completions.items).toHaveLength(2);
  });
});
