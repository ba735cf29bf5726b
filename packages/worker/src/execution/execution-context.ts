import {
  type FlowResult,
  isJsonObject,
  type Observability,
  type RunStatus,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import { bindMethods } from "@stepflow/protocol/internal";
import type { BinarySource } from "../blobs/binary-source.ts";
import type { BinaryBlob } from "../blobs/blob-store.ts";
import type { CachedResult } from "../cached/cached-result.ts";
import type { CachingExecution } from "../cached/result-cache.ts";
import type { ComponentContext } from "../context/context.ts";
import { describeWorkflow, findStep, type StepInfo, stepsOf, type WorkflowInfo } from "../context/introspection.ts";
import type {
  EvaluateOptions,
  GetBlobOptions,
  GetRunOptions,
  PutBinaryOptions,
  PutBlobOptions,
  SubmitRunOptions,
} from "../context/method-options.ts";
import type { WorkerEnv } from "../env/worker-env.ts";
import type { CallOptions } from "../limits/call-limits.ts";
import type { Logger } from "../log/logger.ts";
import { getBinary, getBlob, putBinary, putBlob } from "./blob-methods.ts";
import { toCachingExecution } from "./caching-execution.ts";
import type { ExecutionState } from "./execution-state.ts";
import { evaluateFlow, evaluateRun, getRun, submitRun } from "./run-methods.ts";
import { writeSendable } from "./write-sendable.ts";

/** The context that a component receives: a façade of the methods in this folder over the state of its execution. */
export class ExecutionContext implements ComponentContext {
  readonly component: string;
  readonly params: Readonly<Record<string, string>>;
  readonly attempt: number;
  readonly #observability: Observability;
  readonly #state: ExecutionState;
  #caching: CachingExecution | undefined;

  constructor(params: Readonly<Record<string, string>>, state: ExecutionState) {
    const { component, attempt, observability } = state.subject;
    this.component = component;
    this.params = params;
    this.attempt = attempt;
    this.#observability = observability;
    this.#state = state;
  }

  get runId(): string | undefined {
    return this.#observability.runId ?? undefined;
  }

  get stepId(): string | undefined {
    return this.#observability.stepId ?? undefined;
  }

  get flowId(): string | undefined {
    return this.#observability.flowId ?? undefined;
  }

  get traceId(): string | undefined {
    return this.#observability.traceId ?? undefined;
  }

  get spanId(): string | undefined {
    return this.#observability.spanId ?? undefined;
  }

  get env(): WorkerEnv {
    return (this.#state.link.env ?? this.#state.settings.env) as WorkerEnv;
  }

  get log(): Logger {
    return this.#state.log;
  }

  get signal(): AbortSignal {
    return this.#state.signal;
  }

  putBlob(data: unknown, options?: PutBlobOptions): Promise<string> {
    return handled(putBlob(this.#state, data, options));
  }

  getBlob<T>(blobId: string, options?: GetBlobOptions): Promise<T> {
    return handled(getBlob(this.#state, blobId, options)) as Promise<T>;
  }

  putBinary(source: BinarySource, options?: PutBinaryOptions): Promise<string> {
    return handled(putBinary(this.#state, source, options));
  }

  getBinary(blobId: string, options?: CallOptions): Promise<BinaryBlob> {
    return handled(getBinary(this.#state, blobId, options));
  }

  submitRun(flow: string | object, inputs: readonly unknown[], options?: SubmitRunOptions): Promise<RunStatus> {
    return handled(submitRun(this.#state, flow, inputs, options));
  }

  getRun(runId: string, options?: GetRunOptions): Promise<RunStatus> {
    return handled(getRun(this.#state, runId, options));
  }

  evaluateFlow<T = unknown>(flow: string | object, input: unknown, options?: EvaluateOptions): Promise<T> {
    return handled(evaluateFlow(this.#state, flow, input, options)) as Promise<T>;
  }

  evaluateRun(flow: string | object, inputs: readonly unknown[], options?: EvaluateOptions): Promise<FlowResult[]> {
    return handled(evaluateRun(this.#state, flow, inputs, options));
  }

  getWorkflowInfo(options?: CallOptions): Promise<WorkflowInfo> {
    const { flowId, runId } = this;
    return handled(
      describeWorkflow({
        flowId,
        runId,
        getFlow: (id) => this.getBlob(id, options),
        getRun: (id) => this.getRun(id, { ...options, includeResults: false }),
      }),
    );
  }

  getStepInfo(stepId: string, options?: CallOptions): Promise<StepInfo> {
    return handled(this.#findStep(stepId, options));
  }

  cached<T>(key: string, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    return handled(this.#computeOnce(key, compute));
  }

  progress(fraction: number, message?: string): void {
    if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`progress must be from 0 to 1, got ${fraction}.`);
    this.log.debug("Progress.", { fraction, message });
    this.#state.link.progress?.(fraction, message);
  }

  call(method: string, params?: unknown, options?: CallOptions): Promise<unknown> {
    try {
      return handled(this.#call(method, params, options));
    } catch (error) {
      return handled(Promise.reject(error));
    }
  }

  async #findStep(stepId: string, options: CallOptions | undefined): Promise<StepInfo> {
    const { flowId } = this;
    if (flowId === undefined) throw new UnsupportedByRuntimeError("introspection", "It did not send a flow id.");
    const flow = await this.getBlob(flowId, options);
    return findStep(stepsOf(isJsonObject(flow) ? flow : {}), stepId);
  }

  async #computeOnce<T>(key: string, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    this.#state.checkOpen("cached");
    // Other values would be converted to the same text, such as "[object Object]", and share one result.
    if (typeof key !== "string") throw new TypeError(`cached: the key must be a string, got ${typeof key}.`);
    this.#caching ??= toCachingExecution(this.#state);
    return this.#state.settings.results.get(key, this.#caching, compute);
  }

  /** Not an async function, which would keep a promise of its own until the response. */
  #call(method: string, params: unknown, options: CallOptions = {}): Promise<unknown> {
    this.#state.begin(method, options);
    // Checks the parameters. The link writes them again, as the method of the runtime requires.
    if (params !== undefined) writeSendable(this.#state.settings.numbers, "The parameters", params);
    return this.#state.link.call(method, params, this.#state.limits(options));
  }
}

bindMethods(ExecutionContext);

/** Components may ignore these promises: without a handler, a rejection would end the process. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(ignore);
  return promise;
}

function ignore(): void {}
