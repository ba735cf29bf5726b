import type { MessageInitShape } from "@bufbuild/protobuf";
import { type PullingWorker, type PullOptions, pull } from "@stepflow/grpc";
import type { CompleteTaskRequest, TaskAssignmentSchema } from "@stepflow/protocol/grpc";
import type { Worker } from "@stepflow/worker";
import { onTestFinished } from "vitest";
import { readValue } from "../../../packages/grpc/src/values/value-reader.ts";
import { writeValue } from "../../../packages/grpc/src/values/value-writer.ts";
import { createLogFeed, type LogFeed } from "../data/log-feed.ts";
import { type FakeRuntime, startFakeRuntime } from "../runtimes/fake-grpc-runtime.ts";

export interface Pulled {
  readonly runtime: FakeRuntime;
  readonly worker: PullingWorker;
  readonly log: LogFeed;
}

/** Starts a worker that pulls from a fake runtime, for one test. */
export async function pullFromFake(worker: Worker, options: PullOptions = {}): Promise<Pulled> {
  const runtime = await startFakeRuntime();
  onTestFinished(() => runtime.close());
  return { runtime, ...(await pullForTest(worker, { tasksUrl: runtime.url, ...options })) };
}

/** Starts a worker that pulls with these options, for one test. */
export async function pullForTest(worker: Worker, options: PullOptions): Promise<Omit<Pulled, "runtime">> {
  const log = createLogFeed();
  const settings = { queue: "test", handleSignals: false, drainMs: 5_000, logger: log.logger, ...options };
  const pulling = await pull(worker, settings);
  onTestFinished(() => pulling.close());
  return { worker: pulling, log };
}

export interface TaskDetails {
  readonly taskId?: string;
  readonly attempt?: number;
  /** URL of the orchestrator that owns the task. @default the runtime that sends it */
  readonly ownerUrl?: string;
  readonly rootRunId?: string;
  readonly pathParams?: Record<string, string>;
}

/** Returns an execution task as 0.13 sends it. */
export function executeTask(
  componentId: string,
  input: unknown,
  details: TaskDetails = {},
): MessageInitShape<typeof TaskAssignmentSchema> {
  const { taskId = "task-1", attempt = 1, ownerUrl = "", rootRunId = "root-1", pathParams = {} } = details;
  const { value } = writeValue(input, { bigints: true });
  const observability = { runId: "run-1", stepId: "step-1", flowId: "flow-1" };
  return {
    taskId,
    task: { case: "execute", value: { componentId, input: value, attempt, observability, pathParams } },
    context: { orchestratorServiceUrl: ownerUrl, rootRunId },
    heartbeatIntervalSecs: 1,
  };
}

/** Returns the output of a successful task. */
export function outputOf({ result }: CompleteTaskRequest): unknown {
  if (result.case !== "response") throw new Error(`The task has no output: ${JSON.stringify(result.value)}`);
  return readValue(result.value.output, { bigints: false }).value;
}

/** Returns code and message of a failed task. */
export function errorOf({ result }: CompleteTaskRequest): { readonly code: number; readonly message: string } {
  if (result.case !== "error") throw new Error("The task did not fail.");
  return { code: result.value.code, message: result.value.message };
}
