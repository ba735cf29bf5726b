import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { CallbackTimeoutError, DisconnectedError, RuntimeCallError } from "@stepflow/protocol";
import {
  ExecutionStatus,
  type OrchestratorGetRunRequest,
  type OrchestratorSubmitRunRequest,
  ResultOrder,
  TaskErrorCode,
} from "@stepflow/protocol/grpc";
import { describe, expect, it, onTestFinished } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { type FakeRuntime, startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { Channels } from "../rpc/channel.ts";
import { TaskOwner } from "../rpc/task-owner.ts";
import { readValue } from "../values/value-reader.ts";
import { writeValue } from "../values/value-writer.ts";
import { ContextCalls } from "./context-calls.ts";
import { GrpcRuns } from "./grpc-runs.ts";

const FLOW = "f".repeat(64);
const RUNNING = { runId: "run-2", flowId: FLOW, status: ExecutionStatus.RUNNING };
const COMPLETED = { ...RUNNING, status: ExecutionStatus.COMPLETED };

interface Setup {
  readonly runtime: FakeRuntime;
  readonly calls: ContextCalls;
  readonly runs: GrpcRuns;
  readonly submitted: OrchestratorSubmitRunRequest[];
  readonly asked: OrchestratorGetRunRequest[];
}

async function setUp(timeoutMs = 5_000): Promise<Setup> {
  const runtime = await startFakeRuntime();
  const channels = new Channels();
  onTestFinished(async () => {
    channels.close();
    await runtime.close();
  });
  const submitted: OrchestratorSubmitRunRequest[] = [];
  const asked: OrchestratorGetRunRequest[] = [];
  runtime.answers.orchestrator.submitRun = (request) => {
    submitted.push(request);
    return RUNNING;
  };
  runtime.answers.orchestrator.getRun = (request) => {
    asked.push(request);
    return COMPLETED;
  };
  const owner = new TaskOwner({
    channels,
    tasksUrl: runtime.url,
    context: { orchestratorServiceUrl: "", rootRunId: "root-1" },
  });
  const calls = new ContextCalls(owner);
  return {
    runtime,
    calls,
    runs: new GrpcRuns({ calls, timeoutMs, bigints: true }),
    submitted,
    asked,
  };
}

describe("submitting a run", () => {
  it("sends flow, inputs and settings, and returns without waiting", async () => {
    const { runs, submitted, asked } = await setUp();
    const options = { maxConcurrency: 3, overrides: { s: { value: { input: 1 } } }, key: "key-1" };
    expect(await runs.submit(FLOW, [1, { a: "b" }], options)).toMatchObject({ runId: "run-2", status: "running" });
    const [{ runRequest, subflowKey, rootRunId } = {}] = submitted;
    expect({ subflowKey, rootRunId }).toEqual({ subflowKey: "key-1", rootRunId: "root-1" });
    expect(runRequest).toMatchObject({
      flowId: FLOW,
      maxConcurrency: 3,
      overrides: { steps: options.overrides },
      wait: false,
    });
    expect(runRequest?.input.map((input) => readValue(input, { bigints: false }).value)).toEqual([1, { a: "b" }]);
    expect(asked).toEqual([]);
  });

  it("limits maxConcurrency to what the message can carry", async () => {
    const { runs, submitted } = await setUp();
    await runs.submit(FLOW, [1], { maxConcurrency: 1e12 });
    expect(submitted[0]?.runRequest?.maxConcurrency).toBe(2 ** 32 - 1);
  });

  it("counts the submission as part of the waiting time", async () => {
    const { runtime, runs } = await setUp();
    runtime.answers.orchestrator.submitRun = () => new Promise(() => {});
    const failure = await failureOf(runs.submit(FLOW, [1], { wait: true, timeoutMs: 30 }));
    expect(failure.message).toBe("Runtime did not answer SubmitRun within 30 ms.");
  });

  it("waits by repeated requests, with the results by index", async () => {
    const { runtime, runs, submitted, asked } = await setUp();
    runtime.answers.orchestrator.getRun = (request) => {
      asked.push(request);
      return asked.length < 3 ? RUNNING : COMPLETED;
    };
    expect((await runs.submit(FLOW, [1], { wait: true })).status).toBe("completed");
    expect(submitted[0]?.runRequest?.wait).toBe(false);
    expect(asked).toHaveLength(3);
    const order = ResultOrder.BY_INDEX;
    expect(asked[0]).toMatchObject({
      runId: "run-2",
      wait: true,
      includeResults: true,
      resultOrder: order,
      timeoutSecs: 20n,
    });
  });

  it("is not sent twice when it is unknown whether it took effect", async () => {
    const { runtime, runs, submitted } = await setUp();
    runtime.answers.orchestrator.submitRun = (request) => {
      submitted.push(request);
      runtime.disconnect();
      return RUNNING;
    };
    expect(await failureOf(runs.submit(FLOW, [1], {}))).toBeInstanceOf(DisconnectedError);
    expect(submitted).toHaveLength(1);
  });

  it.each([
    ["the runtime no longer answers", new ConnectError("PING timed out", Code.Unavailable)],
    ["a proxy reported a timeout", new ConnectError("HTTP 504", Code.Unavailable)],
  ])("is not sent twice when %s", async (_what, error) => {
    const { calls } = await setUp();
    let sent = 0;
    const submitting = calls.call({
      method: "SubmitRun",
      limits: { timeoutMs: 10_000 },
      repeatable: false,
      send: async () => {
        sent += 1;
        throw error;
      },
    });
    await expect(submitting).rejects.toThrow(/SubmitRun/);
    expect(sent).toBe(1);
  });

  it("is sent again when the runtime was not ready", async () => {
    const { runtime, runs, submitted } = await setUp();
    runtime.answers.orchestrator.submitRun = (request) => {
      submitted.push(request);
      if (submitted.length === 1) throw new ConnectError("recovery in progress", Code.Unavailable);
      return RUNNING;
    };
    await runs.submit(FLOW, [1], {});
    expect(submitted).toHaveLength(2);
  });

  it("names the input that cannot be sent", async () => {
    const { runs, submitted } = await setUp();
    const failure = await failureOf(runs.submit(FLOW, [1, { a: 2n ** 53n + 1n }], {}));
    expect(failure.message).toContain("Input 1 of the run cannot be sent: /a is the integer 9007199254740993");
    await expect(runs.submit(FLOW, [1], { overrides: [1] })).rejects.toThrow("overrides must be an object");
    expect(submitted).toEqual([]);
  });
});

describe("reading a run", () => {
  it("converts statuses, results, errors and times", async () => {
    const { runtime, runs } = await setUp();
    const at = new Date("2026-01-02T03:04:05.678Z");
    runtime.answers.orchestrator.getRun = () => ({
      ...RUNNING,
      flowName: "f",
      status: ExecutionStatus.FAILED,
      items: { total: 4, completed: 2, failed: 1, running: 1 },
      createdAt: timestampFromDate(at),
      completedAt: timestampFromDate(at),
      results: [
        { itemIndex: 0, status: ExecutionStatus.COMPLETED, output: writeValue({ n: 1 }, { bigints: true }).value },
        { itemIndex: 1, status: ExecutionStatus.COMPLETED, output: writeValue(null, { bigints: true }).value },
        { itemIndex: 2, status: ExecutionStatus.FAILED, errorMessage: "no", errorCode: TaskErrorCode.COMPONENT_FAILED },
        { itemIndex: 3, status: ExecutionStatus.RUNNING },
      ],
    });
    const time = at.toISOString();
    expect(await runs.get("run-2", {})).toEqual({
      runId: "run-2",
      flowId: FLOW,
      flowName: "f",
      status: "failed",
      items: { total: 4, completed: 2, running: 1, failed: 1, cancelled: 0 },
      createdAt: time,
      completedAt: time,
      results: [
        { itemIndex: 0, status: "completed", result: { outcome: "success", result: { n: 1 } }, completedAt: null },
        { itemIndex: 1, status: "completed", result: { outcome: "success", result: null }, completedAt: null },
        {
          itemIndex: 2,
          status: "failed",
          result: { outcome: "failed", error: { code: 3, message: "no" } },
          completedAt: null,
        },
        { itemIndex: 3, status: "running", completedAt: null },
      ],
    });
  });

  it.each([
    [ExecutionStatus.CANCELLED, "cancelled"],
    [ExecutionStatus.PAUSED, "paused"],
    [ExecutionStatus.RECOVERY_FAILED, "recoveryFailed"],
    [ExecutionStatus.UNSPECIFIED, "unspecified"],
    [99, "unspecified"],
  ])("calls state %s %j", async (status, word) => {
    const { runtime, runs } = await setUp();
    runtime.answers.orchestrator.getRun = () => ({ ...RUNNING, status: status as ExecutionStatus });
    expect((await runs.get("run-2", {})).status).toBe(word);
  });

  it("asks once without waiting", async () => {
    const { runs, asked } = await setUp();
    await runs.get("run-2", { includeResults: false, resultOrder: "by_completion" });
    expect(asked).toMatchObject([
      { wait: false, includeResults: false, resultOrder: ResultOrder.BY_COMPLETION, rootRunId: "root-1" },
    ]);
    expect(asked[0]?.timeoutSecs).toBeUndefined();
  });

  it("reports why it is refused", async () => {
    const { runtime, runs } = await setUp();
    runtime.answers.orchestrator.getRun = () => {
      throw new ConnectError("run 'run-2' not found", Code.NotFound);
    };
    const failure = await failureOf(runs.get("run-2", {}));
    expect(failure).toBeInstanceOf(RuntimeCallError);
    expect(failure.message).toBe("Runtime refused GetRun (5): run 'run-2' not found");
  });

  it("pauses between requests to a runtime that answers before the run has ended", async () => {
    const { runtime, runs } = await setUp();
    let asked = 0;
    runtime.answers.orchestrator.getRun = () => {
      asked++;
      return { ...RUNNING, status: ExecutionStatus.PAUSED };
    };
    await expect(runs.get("run-2", { wait: true, timeoutMs: 300 })).rejects.toThrow(
      "Run run-2 did not end within 300 ms",
    );
    expect(asked).toBeLessThanOrEqual(2);
  });

  it("stops waiting when its time is up", async () => {
    const { runtime, runs } = await setUp();
    runtime.answers.orchestrator.getRun = () => new Promise(() => {});
    const failure = await failureOf(runs.get("run-2", { wait: true, timeoutMs: 50 }));
    expect(failure).toBeInstanceOf(CallbackTimeoutError);
    expect(failure).toMatchObject({
      runId: "run-2",
      message: expect.stringMatching(/^Run run-2 did not end within 50 ms/),
    });
  });
});
