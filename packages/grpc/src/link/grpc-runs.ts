import type { MessageInitShape } from "@bufbuild/protobuf";
import { CallbackError, isJsonObject, type RunStatus } from "@stepflow/protocol";
import {
  type CreateRunRequest,
  type CreateRunRequestSchema,
  type OrchestratorRunStatus,
  ResultOrder,
} from "@stepflow/protocol/grpc";
import type { GetRunOptions, SubmitRunOptions } from "@stepflow/worker";
import { type RunService, waitForRun } from "@stepflow/worker/carrier";
import { UnwritableValueError, writeValue } from "../values/value-writer.ts";
import type { ContextCalls } from "./context-calls.ts";
import { isEnded, toRunStatus } from "./run-status.ts";

/** Largest `maxConcurrency` that the message can carry. It is more than any runtime has at once. */
const MAX_UINT32 = 2 ** 32 - 1;

const ORDERS = { by_index: ResultOrder.BY_INDEX, by_completion: ResultOrder.BY_COMPLETION } as const;

export interface GrpcRunsOptions {
  readonly calls: ContextCalls;
  /** Timeout of requests that do not wait for the run. */
  readonly timeoutMs: number;
  /** Whether inputs may contain `bigint`. */
  readonly bigints: boolean;
}

/** Submits and reads runs by OrchestratorService. */
export class GrpcRuns implements RunService {
  readonly #calls: ContextCalls;
  readonly #timeoutMs: number;
  readonly #bigints: boolean;

  constructor({ calls, timeoutMs, bigints }: GrpcRunsOptions) {
    this.#calls = calls;
    this.#timeoutMs = timeoutMs;
    this.#bigints = bigints;
  }

  /**
   * Submits a run. It waits by further calls of GetRun, because a submission whose answer is lost could not be repeated
   * without starting a second run.
   */
  async submit(flowId: string, inputs: readonly unknown[], options: SubmitRunOptions): Promise<RunStatus> {
    const { wait = false, key, maxConcurrency, overrides, timeoutMs = this.#timeoutMs, signal } = options;
    const startedMs = performance.now();
    const runRequest: MessageInitShape<typeof CreateRunRequestSchema> = {
      flowId,
      input: inputs.map((input, index) => toInput(input, index, this.#bigints)),
      ...(maxConcurrency === undefined ? {} : { maxConcurrency: Math.min(maxConcurrency, MAX_UINT32) }),
      ...(overrides === undefined ? {} : { overrides: toOverrides(overrides) }),
    };
    const run = await this.#calls.call({
      method: "SubmitRun",
      limits: { timeoutMs: wait ? Math.min(timeoutMs, this.#timeoutMs) : timeoutMs, signal },
      repeatable: false,
      send: ({ orchestrator }, limits) =>
        orchestrator.submitRun(
          { runRequest, ...this.#root, ...(key === undefined ? {} : { subflowKey: key }) },
          limits,
        ),
    });
    return wait ? this.#waitFor(run.runId, { ...options, includeResults: true }, startedMs) : toRunStatus(run);
  }

  async get(runId: string, options: GetRunOptions): Promise<RunStatus> {
    if (options.wait) return this.#waitFor(runId, options);
    return toRunStatus(await this.#ask(runId, options, options.timeoutMs ?? this.#timeoutMs));
  }

  async #waitFor(runId: string, options: GetRunOptions, startedMs?: number): Promise<RunStatus> {
    const run = await waitForRun(
      {
        ask: (waitSecs, timeoutMs) => this.#ask(runId, options, timeoutMs, waitSecs),
        isEnded: ({ status }) => isEnded(status),
      },
      { runId, method: "GetRun", timeoutMs: options.timeoutMs, startedMs },
    );
    return toRunStatus(run);
  }

  #ask(runId: string, options: GetRunOptions, timeoutMs: number, secs?: number): Promise<OrchestratorRunStatus> {
    const { includeResults = true, resultOrder = "by_index", signal } = options;
    const request = {
      runId,
      wait: secs !== undefined,
      includeResults,
      resultOrder: ORDERS[resultOrder],
      ...(secs === undefined ? {} : { timeoutSecs: BigInt(secs) }),
      ...this.#root,
    };
    return this.#calls.call({
      method: "GetRun",
      limits: { timeoutMs, signal },
      repeatable: true,
      send: ({ orchestrator }, limits) => orchestrator.getRun(request, limits),
    });
  }

  get #root(): { readonly rootRunId?: string } {
    const { rootRunId } = this.#calls.owner;
    return rootRunId === "" ? {} : { rootRunId };
  }
}

function toInput(input: unknown, index: number, bigints: boolean): CreateRunRequest["input"][number] {
  try {
    return writeValue(input, { bigints }).value;
  } catch (error) {
    if (!(error instanceof UnwritableValueError)) throw error;
    throw new CallbackError(`Input ${index} of the run cannot be sent: ${error.pointer} ${error.message}.`, {
      cause: error,
      data: { itemIndex: index, pointer: error.pointer },
    });
  }
}

/** Components give overrides by step id, as earlier runtimes expect them; the message wants them in a field `steps`. */
function toOverrides(overrides: unknown): NonNullable<CreateRunRequest["overrides"]> {
  const steps: unknown = JSON.parse(JSON.stringify(overrides));
  if (!isJsonObject(steps)) throw new TypeError("overrides must be an object: overrides by step id.");
  return { steps } as NonNullable<CreateRunRequest["overrides"]>;
}
