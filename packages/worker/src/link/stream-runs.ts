import {
  CallbackTimeoutError,
  type Observability,
  type RunStatus,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import type { GetRunOptions, SubmitRunOptions } from "../context/context.ts";
import { type CalledRuntime, callRuntime } from "./runtime-calls.ts";
import type { RunService } from "./runtime-link.ts";
import type { SubflowKeys } from "./subflow-key.ts";

/** One question for a run that has not ended; short enough that a lost answer costs little. */
const WAIT_SLICE_SECS = 20;
/** On top of the slice: a runtime that answers at its end is in time. */
const SLICE_MARGIN_MS = 5_000;
/** For runtimes that answer at once although the run goes on, for instance since it is paused. */
const ASK_AGAIN_MS = 250;
/** The protocol's own default for waiting (docs/internals/wire.md#rest-behaviour). */
const DEFAULT_WAIT_MS = 300_000;

const NO_OVERRIDES = "Runtimes 0.10 and 0.11 run the flow without them: change the flow, or pass values as inputs.";
const ENDED: readonly string[] = ["completed", "failed", "cancelled", "recoveryFailed"];

export interface StreamRunsOptions {
  readonly runtime: CalledRuntime;
  readonly observability: Observability;
  /** For requests that do not wait. */
  readonly timeoutMs: number;
}

/** Runs by `runs/submit` and `runs/get` within the event stream: the way of runtimes 0.9 – 0.11. */
export class StreamRuns implements RunService {
  readonly #options: StreamRunsOptions;
  #keys: Promise<SubflowKeys> | undefined;

  constructor(options: StreamRunsOptions) {
    this.#options = options;
  }

  /**
   * Waiting is done by asking: a lost answer to `runs/submit` could not be asked for again, since that would start a
   * second run (docs/internals/wire.md#callback-deadlock).
   */
  async submit(flowId: string, inputs: readonly unknown[], options: SubmitRunOptions): Promise<RunStatus> {
    const { wait = false, key, maxConcurrency, overrides, timeoutMs, signal } = options;
    const { runtime, observability } = this.#options;
    // Runtimes 0.10 and 0.11 accept them here and run the flow as it was: better no run than another one.
    if (overrides !== undefined && runtime.dialect === "v1")
      throw new UnsupportedByRuntimeError("overrides", NO_OVERRIDES);
    const params = {
      flowId,
      inputs,
      wait: false,
      ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
      ...(overrides === undefined ? {} : { overrides }),
      subflowKey: key ?? (await this.#openKeys()).next({ flowId, inputs, overrides }),
      observability,
    };
    const startedMs = Date.now();
    const longestMs = wait ? this.#options.timeoutMs : Number.POSITIVE_INFINITY;
    const limits = { timeoutMs: Math.min(timeoutMs ?? this.#options.timeoutMs, longestMs), signal };
    const status = await callRuntime(runtime, "runs/submit", params, limits);
    // Runtime 0.9 never ends a run without inputs (docs/internals/wire.md#callbacks).
    if (!wait || inputs.length === 0) return status;
    return this.#waitFor(status.runId, { ...options, includeResults: true }, startedMs);
  }

  /** Loaded when the first run is submitted: most workers never do, and would start slower for it. */
  #openKeys(): Promise<SubflowKeys> {
    const { runId, stepId } = this.#options.observability;
    this.#keys ??= import("./subflow-key.ts").then(({ createSubflowKeys }) =>
      createSubflowKeys({ runId: runId ?? undefined, stepId: stepId ?? undefined }),
    );
    return this.#keys;
  }

  get(runId: string, options: GetRunOptions): Promise<RunStatus> {
    if (options.wait) return this.#waitFor(runId, options, Date.now());
    return this.#ask(runId, options, options.timeoutMs ?? this.#options.timeoutMs);
  }

  async #waitFor(runId: string, options: GetRunOptions, startedMs: number): Promise<RunStatus> {
    const { timeoutMs = DEFAULT_WAIT_MS } = options;
    const endMs = startedMs + timeoutMs;
    for (;;) {
      const leftMs = endMs - Date.now();
      if (leftMs <= 0) throw new CallbackTimeoutError("runs/get", timeoutMs, runId);
      const status = await this.#askOnce(runId, options, leftMs);
      if (status !== undefined && ENDED.includes(status.status)) return status;
      if (status !== undefined) await delay(ASK_AGAIN_MS);
    }
  }

  /** Undefined when the runtime kept silent: runtime 0.9 knows no time limit and simply waits on. */
  async #askOnce(runId: string, options: GetRunOptions, leftMs: number): Promise<RunStatus | undefined> {
    const secs = Math.max(1, Math.min(WAIT_SLICE_SECS, Math.ceil(leftMs / 1_000)));
    try {
      return await this.#ask(runId, options, Math.min(leftMs, secs * 1_000 + SLICE_MARGIN_MS), secs);
    } catch (error) {
      if (error instanceof CallbackTimeoutError) return undefined;
      throw error;
    }
  }

  #ask(runId: string, options: GetRunOptions, timeoutMs: number, timeoutSecs?: number): Promise<RunStatus> {
    const { includeResults = true, resultOrder = "by_index", signal } = options;
    const { runtime, observability } = this.#options;
    const params = {
      runId,
      wait: options.wait === true || timeoutSecs !== undefined,
      includeResults,
      resultOrder,
      ...(timeoutSecs === undefined ? {} : { timeoutSecs }),
      observability,
    };
    return callRuntime(runtime, "runs/get", params, { timeoutMs, signal });
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
