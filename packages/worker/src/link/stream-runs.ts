import { type Observability, type RunStatus, UnsupportedByRuntimeError } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { GetRunOptions, SubmitRunOptions } from "../context/method-options.ts";
import { runItems } from "./item-runs.ts";
import { type CalledRuntime, callRuntime } from "./runtime-calls.ts";
import type { RunService } from "./runtime-link.ts";
import type { SubflowKeys } from "./subflow-key.ts";
import { waitForRun } from "./wait-for-run.ts";

const NO_OVERRIDES = "Runtimes 0.10 and 0.11 run the flow without them: change the flow, or pass values as inputs.";
const NO_LIMIT =
  "Runtimes 0.10 and 0.11 run all items of a sub-run at once. Set wait: true: the worker then keeps to the limit itself.";
const ENDED: readonly string[] = ["completed", "failed", "cancelled", "recoveryFailed"];

export interface StreamRunsOptions {
  readonly runtime: CalledRuntime;
  readonly observability: Observability;
  /** Deadline of requests that do not wait. */
  readonly timeoutMs: number;
}

/** Runs of runtimes 0.9 to 0.11: `runs/submit` and `runs/get` over the event stream. */
export class StreamRuns implements RunService {
  readonly #options: StreamRunsOptions;
  #keys: Promise<SubflowKeys> | undefined;

  constructor(options: StreamRunsOptions) {
    this.#options = options;
  }

  /**
   * Submits first and then waits by separate requests: `runs/submit` cannot be repeated when its response is lost, because that would
   * start a second run.
   */
  async submit(flowId: string, inputs: readonly unknown[], options: SubmitRunOptions): Promise<RunStatus> {
    const startedMs = performance.now();
    const { wait = false, maxConcurrency, overrides } = options;
    // Runtimes 0.10 and 0.11 accept overrides and ignore them: no run is better than a different one.
    if (this.#options.runtime.dialect === "v1") {
      if (overrides !== undefined) throw new UnsupportedByRuntimeError("overrides", NO_OVERRIDES);
      if (maxConcurrency !== undefined && maxConcurrency < inputs.length) {
        if (!wait) throw new UnsupportedByRuntimeError("maxConcurrency of sub-runs", NO_LIMIT);
        return this.#submitItems(flowId, inputs, { ...options, maxConcurrency }, startedMs);
      }
    }
    return this.#submitOnce(flowId, inputs, options, startedMs);
  }

  /** Keeps to a limit that the runtime would ignore: each item is a run of its own. */
  async #submitItems(
    flowId: string,
    inputs: readonly unknown[],
    { key, maxConcurrency, ...options }: SubmitRunOptions & { readonly maxConcurrency: number },
    startedMs: number,
  ): Promise<RunStatus> {
    const { toItemKey } = await import("./subflow-key.ts");
    return runItems(inputs, {
      maxConcurrency,
      run: (input, index) => {
        const item = key === undefined ? options : { ...options, key: toItemKey(key, index) };
        return this.#submitOnce(flowId, [input], item, startedMs);
      },
    });
  }

  async #submitOnce(
    flowId: string,
    inputs: readonly unknown[],
    options: SubmitRunOptions,
    startedMs: number,
  ): Promise<RunStatus> {
    const { wait = false, key, maxConcurrency, overrides, timeoutMs, signal } = options;
    const { runtime, observability } = this.#options;
    const params = {
      flowId,
      inputs,
      wait: false,
      ...defined({ maxConcurrency, overrides }),
      subflowKey: key ?? (await this.#openKeys()).next({ flowId, inputs, overrides }),
      observability,
    };
    const longestMs = wait ? this.#options.timeoutMs : Number.POSITIVE_INFINITY;
    const limits = { timeoutMs: Math.min(timeoutMs ?? this.#options.timeoutMs, longestMs), signal };
    const status = await callRuntime(runtime, "runs/submit", params, limits);
    // Runtime 0.9 never ends a run without inputs.
    if (!wait || inputs.length === 0) return status;
    return this.#waitFor(status.runId, { ...options, includeResults: true }, startedMs);
  }

  /** Loaded when the first run is submitted, because most workers never submit one and would start slower. */
  #openKeys(): Promise<SubflowKeys> {
    const { runId, stepId } = this.#options.observability;
    this.#keys ??= import("./subflow-key.ts").then(({ createSubflowKeys }) =>
      createSubflowKeys({ runId: runId ?? undefined, stepId: stepId ?? undefined }),
    );
    return this.#keys;
  }

  get(runId: string, options: GetRunOptions): Promise<RunStatus> {
    if (options.wait) return this.#waitFor(runId, options);
    return this.#ask(runId, options, options.timeoutMs ?? this.#options.timeoutMs);
  }

  #waitFor(runId: string, options: GetRunOptions, startedMs?: number): Promise<RunStatus> {
    return waitForRun(
      {
        ask: (waitSecs, timeoutMs) => this.#ask(runId, options, timeoutMs, waitSecs),
        isEnded: ({ status }) => ENDED.includes(status),
      },
      { runId, method: "runs/get", timeoutMs: options.timeoutMs, startedMs },
    );
  }

  #ask(runId: string, options: GetRunOptions, timeoutMs: number, timeoutSecs?: number): Promise<RunStatus> {
    const { includeResults = true, resultOrder = "by_index", signal } = options;
    const { runtime, observability } = this.#options;
    const params = {
      runId,
      wait: options.wait === true || timeoutSecs !== undefined,
      includeResults,
      resultOrder,
      ...defined({ timeoutSecs }),
      observability,
    };
    return callRuntime(runtime, "runs/get", params, { timeoutMs, signal });
  }
}
