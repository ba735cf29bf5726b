import type { ListValue } from "@bufbuild/protobuf/wkt";
import { TaskErrorCode } from "@stepflow/protocol/grpc";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import { errorOf, executeTask, outputOf, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";
import { writeValue } from "../values/value-writer.ts";

const discovery = (taskId: string) => ({ taskId, task: { case: "listComponents" as const, value: {} } });

describe("discovery", () => {
  it("gets ids, paths, descriptions and schemas as JSON text", async () => {
    const worker = createWorker({ name: "test" })
      .component("/double", { description: "Doubles.", input: { type: "object" }, output: {} }, (n: unknown) => n)
      .component("/files/{drive}/{*path}", () => null);
    const { runtime } = await pullFromFake(worker);
    const { taskId, result } = await runtime.listings.at(0);
    expect(taskId).toBe("discovery");
    expect(result.value).toMatchObject({
      components: [
        { componentId: "double", path: "/double", description: "Doubles.", inputSchema: '{"type":"object"}' },
        { componentId: "files/{drive}/{*path}", path: "/files/{drive}/{*path}" },
      ],
    });
  });

  it("omits a path that would spoil the list, and it is still executed", async () => {
    const worker = createWorker({ name: "test" })
      .component("/f/{one}", (_: unknown, { params }) => ["one", { ...params }])
      .component("/f/{*rest}", (_: unknown, { params }) => ["rest", { ...params }]);
    const { runtime } = await pullFromFake(worker);
    expect((await runtime.listings.at(0)).result.value).toMatchObject({ components: [{ path: "/f/{*rest}" }] });
    runtime.push(executeTask("f/{*rest}", null, { pathParams: { rest: "a" } }));
    runtime.push(executeTask("f/{*rest}", null, { taskId: "task-2", pathParams: { rest: "a/b" } }));
    const outputs = (await runtime.completions.until(2)).map(outputOf);
    expect(outputs).toEqual([
      ["one", { one: "a" }],
      ["rest", { rest: "a/b" }],
    ]);
  });

  it("is answered while all slots are busy", async () => {
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker, { concurrency: 1 });
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    runtime.push(discovery("discovery-2"));
    expect(await runtime.listings.at(1)).toMatchObject({ taskId: "discovery-2" });
    expect(runtime.completions.items).toEqual([]);
    end(1);
  });

  it("is no failure when the runtime no longer waits for the answer", async () => {
    const { worker } = createPatientWorker();
    const { runtime, log } = await pullFromFake(worker);
    const { Code, ConnectError } = await import("@connectrpc/connect");
    runtime.answers.orchestrator.completeTask = () => {
      throw new ConnectError("task 'discovery-2' not found", Code.NotFound);
    };
    runtime.push(discovery("discovery-2"));
    await log.find(({ message }) => message === "A task could not be answered.");
    expect(log.items.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  });
});

describe("a worker whose slots are all taken", () => {
  it("takes one more task without claiming it, and leaves the others to the runtime", async () => {
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker, { concurrency: 2 });
    for (let index = 1; index <= 50; index++) {
      runtime.push(executeTask("patient", null, { taskId: `task-${index}`, attempt: index }));
    }
    await begun.until(2);
    // Each heartbeat beyond the claims comes a second later: by then a third claim would have been made.
    await runtime.heartbeats.until(4);
    expect(new Set(runtime.heartbeats.items.map(({ taskId }) => taskId))).toEqual(new Set(["task-1", "task-2"]));
    expect(begun.items).toEqual([1, 2]);
    end(1);
    expect(await begun.at(2)).toBe(3);
    for (let index = 2; index <= 50; index++) end(index);
    await runtime.completions.until(50);
  });

  it("gives the slot of a component that waits for a run to another task, which may be of that run", async () => {
    const worker = createWorker({ name: "test" })
      .component("/outer", (_: unknown, ctx) => ctx.evaluateFlow("f".repeat(64), 1))
      .component("/inner", (input: unknown) => ({ inner: input }));
    const { runtime } = await pullFromFake(worker, { concurrency: 1 });
    runtime.answers.orchestrator.submitRun = () => {
      runtime.push(executeTask("inner", 1, { taskId: "task-2" }));
      return { runId: "run-2", status: 1 };
    };
    runtime.answers.orchestrator.getRun = async () => {
      const output = outputOf(await runtime.completions.at(0));
      const { value } = writeValue(output, { bigints: false });
      return { runId: "run-2", status: 2, results: [{ itemIndex: 0, status: 2, output: value }] };
    };
    runtime.push(executeTask("outer", null));
    expect((await runtime.completions.until(2)).map(outputOf)).toEqual([{ inner: 1 }, { inner: 1 }]);
  });
});

describe("a malformed task", () => {
  it("without an id is logged once and ignored", async () => {
    const { worker } = createPatientWorker();
    const { runtime, log } = await pullFromFake(worker);
    runtime.push(executeTask("echo", 1, { taskId: "" }));
    runtime.push(executeTask("echo", 2));
    expect(outputOf(await runtime.completions.at(0))).toBe(2);
    expect(log.items).toContainEqual(
      expect.objectContaining({ level: "warn", message: "Ignored a malformed task: it has no id." }),
    );
  });

  it("of an unknown kind fails with a remedy", async () => {
    const { worker } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.push({ taskId: "task-1" });
    expect(errorOf(await runtime.completions.at(0))).toEqual({
      code: TaskErrorCode.WORKER_ERROR,
      message: "This worker does not know this kind of task. Update @stepflow/grpc.",
    });
  });

  it("with an invalid owner address fails at the runtime that sent it", async () => {
    const { worker } = createPatientWorker();
    const { runtime, log } = await pullFromFake(worker);
    runtime.push(executeTask("echo", 1, { ownerUrl: "not an address" }));
    const { code, message } = errorOf(await runtime.completions.at(0));
    expect(code).toBe(TaskErrorCode.WORKER_ERROR);
    expect(message).toContain('orchestrator_service_url must be an address such as "127.0.0.1:7840"');
    expect(log.items).toContainEqual(expect.objectContaining({ level: "error", message: "Refused a task." }));
  });

  it("without context, heartbeat interval, observability or input is executed", async () => {
    const { worker } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.push({ taskId: "task-1", task: { case: "execute", value: { componentId: "echo", attempt: 1 } } });
    expect(outputOf(await runtime.completions.at(0))).toBe(null);
  });

  it("that nests deeper than protobuf libraries read by default does not break the stream", async () => {
    const worker = createWorker({ name: "test" }).component("/depth", (input: unknown) => {
      let depth = 0;
      for (let at = input; Array.isArray(at); at = at[0]) depth++;
      return depth;
    });
    const { runtime } = await pullFromFake(worker);
    let deep = writeValue(1, { bigints: false }).value;
    for (let level = 0; level < 120; level++) {
      const list: ListValue = { $typeName: "google.protobuf.ListValue", values: [deep] };
      deep = { $typeName: "google.protobuf.Value", kind: { case: "listValue", value: list } };
    }
    runtime.push({
      taskId: "task-1",
      task: { case: "execute", value: { componentId: "depth", attempt: 1, input: deep } },
    });
    expect(outputOf(await runtime.completions.at(0))).toBe(120);
  });
});
