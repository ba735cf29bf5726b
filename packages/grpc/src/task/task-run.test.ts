import { Code, ConnectError } from "@connectrpc/connect";
import { TaskErrorCode, TaskStatus } from "@stepflow/protocol/grpc";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { notFound, startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import { errorOf, executeTask, outputOf, pullFromFake } from "../../../../tests/support/workers/pulled-worker.ts";

const echo = () => createWorker({ name: "test" }).component("/echo", (input: unknown) => input);
const unavailable = (): never => {
  throw new ConnectError("startup recovery in progress", Code.Unavailable);
};

describe("a task", () => {
  it("is claimed, executed and completed", async () => {
    const { runtime } = await pullFromFake(echo());
    runtime.push(executeTask("echo", { a: [1, "ü😀"] }));
    const completion = await runtime.completions.at(0);
    expect(outputOf(completion)).toEqual({ a: [1, "ü😀"] });
    expect(completion).toMatchObject({ taskId: "task-1", runId: "run-1" });
    const { queueName, workerId } = await runtime.pulls.at(0);
    expect(queueName).toBe("test");
    expect(workerId).toMatch(/^[0-9a-f-]{36}$/);
    expect(runtime.heartbeats.items).toMatchObject([{ taskId: "task-1", runId: "run-1", workerId }]);
  });

  it("is found by path for 0.12, and by id and parameters for 0.13", async () => {
    const worker = createWorker({ name: "test" }).component("/greet/{name}", (_: unknown, { component, params }) => [
      component,
      params.name,
    ]);
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("/greet/Ann", null));
    runtime.push(executeTask("greet/{name}", null, { taskId: "task-2", pathParams: { name: "Ann" } }));
    const completions = await runtime.completions.until(2);
    expect(completions.map(outputOf)).toEqual([
      ["/greet/Ann", "Ann"],
      ["/greet/Ann", "Ann"],
    ]);
  });

  it("of an unknown component fails with a suggestion", async () => {
    const { runtime } = await pullFromFake(echo());
    runtime.push(executeTask("/eho", null));
    expect(errorOf(await runtime.completions.at(0))).toEqual({
      code: TaskErrorCode.COMPONENT_NOT_FOUND,
      message: 'Component "/eho" not found. Did you mean "/echo"?',
    });
  });

  it("that returns nothing completes with null", async () => {
    const { runtime } = await pullFromFake(createWorker({ name: "test" }).component("/void", () => undefined));
    runtime.push(executeTask("void", 1));
    expect((await runtime.completions.at(0)).result).toMatchObject({
      case: "response",
      value: { output: { kind: { case: "nullValue" } } },
    });
  });

  it.each([
    ["should_abort", { shouldAbort: true, status: TaskStatus.ALREADY_CLAIMED }],
    ["ALREADY_CLAIMED", { shouldAbort: false, status: TaskStatus.ALREADY_CLAIMED }],
  ])("is dropped when its claim is answered %s", async (_case, answer) => {
    const { worker, begun } = createPatientWorker();
    const { runtime } = await pullFromFake(worker, { concurrency: 1 });
    runtime.answers.orchestrator.taskHeartbeat = ({ taskId }) => (taskId === "task-1" ? answer : {});
    runtime.push(executeTask("patient", null));
    // The slot must be free again for the next one.
    runtime.push(executeTask("echo", "next", { taskId: "task-2" }));
    expect(await runtime.completions.until(1)).toMatchObject([{ taskId: "task-2" }]);
    expect(begun.items).toEqual([]);
  });

  it("is dropped when its claim is answered NOT_FOUND", async () => {
    const { worker, begun } = createPatientWorker();
    const { runtime } = await pullFromFake(worker, { concurrency: 1 });
    runtime.answers.orchestrator.taskHeartbeat = ({ taskId }) => (taskId === "task-1" ? notFound() : {});
    runtime.push(executeTask("patient", null));
    runtime.push(executeTask("echo", "next", { taskId: "task-2" }));
    expect(await runtime.completions.until(1)).toMatchObject([{ taskId: "task-2" }]);
    expect(begun.items).toEqual([]);
  });

  it("is claimed again while the runtime answers UNAVAILABLE", async () => {
    const { runtime } = await pullFromFake(echo());
    runtime.answers.orchestrator.taskHeartbeat = () => (runtime.heartbeats.items.length === 1 ? unavailable() : {});
    runtime.push(executeTask("echo", 1));
    expect(outputOf(await runtime.completions.at(0))).toBe(1);
    expect(runtime.heartbeats.items.length).toBeGreaterThanOrEqual(2);
  });

  it("whose result the runtime cannot accept yet is kept alive until it can", async () => {
    const { runtime } = await pullFromFake(echo());
    runtime.answers.orchestrator.completeTask = () => (runtime.heartbeats.items.length < 3 ? unavailable() : {});
    runtime.push(executeTask("echo", 1));
    await runtime.heartbeats.until(3);
    const before = runtime.completions.items.length;
    const completions = await runtime.completions.until(before + 1);
    expect(before).toBeGreaterThan(1);
    expect(completions.map(outputOf)).toEqual(completions.map(() => 1));
  });

  it("whose result is no longer wanted is over", async () => {
    const { runtime, log } = await pullFromFake(echo(), { concurrency: 1 });
    runtime.answers.orchestrator.completeTask = ({ taskId }) => (taskId === "task-1" ? notFound() : {});
    runtime.push(executeTask("echo", 1));
    runtime.push(executeTask("echo", 2, { taskId: "task-2" }));
    await runtime.completions.find(({ taskId }) => taskId === "task-2");
    expect(runtime.completions.items.map(({ taskId }) => taskId)).toEqual(["task-1", "task-2"]);
    expect(log.items.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  });

  it("belongs to the runtime that it names", async () => {
    const owner = await startFakeRuntime();
    onTestFinished(() => owner.close());
    const { runtime } = await pullFromFake(echo());
    runtime.push(executeTask("echo", 1, { ownerUrl: `127.0.0.1:${owner.port}` }));
    expect(outputOf(await owner.completions.at(0))).toBe(1);
    expect(owner.heartbeats.items).toHaveLength(1);
    expect(runtime.heartbeats.items).toEqual([]);
  });

  it("whose runtime has gone continues with the one that has taken its run over", async () => {
    const heir = await startFakeRuntime();
    onTestFinished(() => heir.close());
    const owner = await startFakeRuntime();
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.answers.tasks.getOrchestratorForRun = ({ runId }) =>
      runId === "root-1" ? { orchestratorServiceUrl: `127.0.0.1:${heir.port}` } : notFound();
    runtime.push(executeTask("patient", null, { ownerUrl: owner.url }));
    await begun.until(1);
    await owner.close();
    expect(await heir.heartbeats.at(0)).toMatchObject({ taskId: "task-1" });
    end(1, "done");
    expect(outputOf(await heir.completions.at(0))).toBe("done");
  });
});

describe("a run that another runtime has taken over", () => {
  /** Two runtimes: the owner of the run, and the one that continues it. */
  async function setUp() {
    const heir = await startFakeRuntime();
    onTestFinished(() => heir.close());
    const owner = await startFakeRuntime();
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.answers.tasks.getOrchestratorForRun = () => ({ orchestratorServiceUrl: `127.0.0.1:${heir.port}` });
    return { heir, owner, runtime, begun, end };
  }

  it("has its task claimed there", async () => {
    const { heir, owner, runtime } = await setUp();
    await owner.close();
    runtime.push(executeTask("echo", "claimed", { ownerUrl: owner.url }));
    expect(outputOf(await heir.completions.at(0))).toBe("claimed");
    expect(heir.heartbeats.items).toMatchObject([{ taskId: "task-1" }]);
  });

  it("has its result delivered there", async () => {
    const { heir, owner, runtime, begun, end } = await setUp();
    // Heartbeats are still answered, so only the delivery reveals the new owner.
    owner.answers.orchestrator.completeTask = unavailable;
    onTestFinished(() => owner.close());
    runtime.push(executeTask("patient", null, { ownerUrl: owner.url }));
    await begun.until(1);
    end(1, "delivered");
    expect(outputOf(await heir.completions.at(0))).toBe("delivered");
  });
});
