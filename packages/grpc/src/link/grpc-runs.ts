import { setTimeout as sleep } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { CallbackError, CallbackTimeoutError, isJsonObject, type RunStatus } from "@stepflow/protocol";
import {
  type CreateRunRequest,
  type CreateRunRequestSchema,
  type OrchestratorRunStatus,
  ResultOrder,
} from "@stepflow/protocol/grpc";
import type { GetRunOptions, SubmitRunOptions } from "@stepflow/worker";
import type { RunService } from "@stepflow/worker/carrier";
import { UnwritableValueError, writeValue } from "../values/value-writer.ts";
import type { ContextCalls } from "./context-calls.ts";
import { isEnded, toRunStatus } from "./run-status.ts";

/** One question for a run that has not ended; short enough that a lost answer costs little. */
const WAIT_SLICE_SECS = 20;
/** On top of the slice: a runtime that answers at its end is in time. */
const SLICE_MARGIN_MS = 5_000;
/** The runtime's own default for waiting. */
const DEFAULT_WAIT_MS = 300_000;
/** For runtimes that answer at once although the run goes on, for instance since it is paused. */
const ASK_AGAIN_MS = 250;

/** More at once than any runtime has. */
const LARGEST_UINT32 = 2 ** 32 - 1;

const ORDERS = { by_index: ResultOrder.BY_INDEX, by_completion: ResultOrder.BY_COMPLETION } as const;

export interface GrpcRunsOptions {
  readonly calls: ContextCalls;
  /** For requests that do not wait. */
  readonly timeoutMs: number;
  /** Whether inputs may hold `bigint`. */
  readonly bigints: boolean;
}

/** Runs by OrchestratorService: the way of runtimes since 0.12. */
export class GrpcRuns implements RunService {
  readonly #calls: ContextCalls;
  readonly #timeoutMs: number;
  readonly #bigints: boolean;

  constructor({ calls, timeoutMs, bigints }: GrpcRunsOptions) {
    this.#calls = calls;
    this.#timeoutMs = timeoutMs;
    this.#bigints = bigints;
  }

  /** Waiting is done by asking: a lost answer could not be asked for again, since that would start a second run. */
  async submit(flowId: string, inputs: readonly unknown[], options: SubmitRunOptions): Promise<RunStatus> {
    const { wait = false, key, maxConcurrency, overrides, timeoutMs = this.#timeoutMs, signal } = options;
    const startedMs = Date.now();
    const runRequest: MessageInitShape<typeof CreateRunRequestSchema> = {
      flowId,
      input: inputs.map((input, index) => toInput(input, index, this.#bigints)),
      ...(maxConcurrency === undefined ? {} : { maxConcurrency: Math.min(maxConcurrency, LARGEST_UINT32) }),
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
    if (options.wait) return this.#waitFor(runId, options, Date.now());
    return toRunStatus(await this.#ask(runId, options, options.timeoutMs ?? this.#timeoutMs));
  }

  async #waitFor(runId: string, options: GetRunOptions, startedMs: number): Promise<RunStatus> {
    const { timeoutMs = DEFAULT_WAIT_MS } = options;
    const endMs = startedMs + timeoutMs;
    for (;;) {
      const leftMs = endMs - Date.now();
      if (leftMs <= 0) throw new CallbackTimeoutError("GetRun", timeoutMs, runId);
      const secs = Math.max(1, Math.min(WAIT_SLICE_SECS, Math.ceil(leftMs / 1_000)));
      const run = await this.#askOnce(runId, options, Math.min(leftMs, secs * 1_000 + SLICE_MARGIN_MS), secs);
      if (run !== undefined && isEnded(run.status)) return toRunStatus(run);
      if (run !== undefined) await sleep(ASK_AGAIN_MS);
    }
  }

  /** Undefined when there was no answer in this slice of time. */
  async #askOnce(
    runId: string,
    options: GetRunOptions,
    timeoutMs: number,
    secs: number,
  ): Promise<OrchestratorRunStatus | undefined> {
    try {
      return await this.#ask(runId, options, timeoutMs, secs);
    } catch (error) {
      if (error instanceof CallbackTimeoutError) return undefined;
      throw error;
    }
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

/** Under the name that runtimes since 0.12 want; components give them by step, as earlier ones do. */
function toOverrides(overrides: unknown): NonNullable<CreateRunRequest["overrides"]> {
  const steps: unknown = JSON.parse(JSON.stringify(overrides));
  if (!isJsonObject(steps)) throw new TypeError("overrides must be an object: overrides by step id.");
  return { steps } as NonNullable<CreateRunRequest["overrides"]>;
}
