import type { StandardSchemaV1 } from "@standard-schema/spec";
import {
  ContextClosedError,
  type FlowResult,
  InvalidBlobError,
  InvalidBlobIdError,
  isJsonObject,
  type Observability,
  parseBlobId,
  type RunStatus,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import type { BinarySource } from "../blobs/binary-source.ts";
import { readContent, toContent } from "../blobs/binary-source.ts";
import type { BinaryBlob } from "../blobs/blob-store.ts";
import { KnownBlobs } from "../blobs/known-blobs.ts";
import type { CachedResult } from "../cached/cached-result.ts";
import type { CachingExecution, ResultCache } from "../cached/result-cache.ts";
import type {
  ComponentContext,
  EvaluateOptions,
  GetBlobOptions,
  GetRunOptions,
  PutBinaryOptions,
  PutBlobOptions,
  SubmitRunOptions,
} from "../context/context.ts";
import { describeWorkflow, findStep, type StepInfo, stepsOf, type WorkflowInfo } from "../context/introspection.ts";
import type { CallLimits, CallOptions } from "../limits/call-limits.ts";
import { checkLimits, leftOf } from "../limits/call-limits.ts";
import type { RuntimeLink } from "../link/runtime-link.ts";
import { type Logger, withFields } from "../log/logger.ts";
import type { NumberPolicy } from "../numbers/number-policy.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { Slot } from "./concurrency-limit.ts";
import { writeSendable } from "./output-check.ts";
import { outputOf, resultsInOrder } from "./run-results.ts";
import { checkSubmission } from "./submission-check.ts";

/** What executions of one worker share. */
export interface ExecutionSettings {
  readonly logger: Logger;
  readonly callbackTimeoutMs: number;
  readonly numbers: NumberPolicy;
  readonly results: ResultCache;
  readonly env: Readonly<Record<string, unknown>>;
}

/** What one execution is about. */
export interface ExecutionSubject {
  readonly component: string;
  readonly attempt: number;
  readonly observability: Observability;
}

/**
 * The context of one execution. Whatever costs something is made when it is first used: an `AbortController` that is made at once
 * and aborted at the end costs two thirds of the throughput.
 */
export class Execution implements ComponentContext {
  readonly component: string;
  readonly params: Readonly<Record<string, string>>;
  readonly attempt: number;
  readonly #observability: Observability;
  readonly #link: RuntimeLink;
  readonly #settings: ExecutionSettings;
  #controller: AbortController | undefined;
  #logger: Logger | undefined;
  #slot: Slot | undefined;
  readonly #known = new KnownBlobs();
  #caching: CachingExecution | undefined;
  #ended = false;
  #endReason: Error | undefined;

  constructor(
    subject: ExecutionSubject,
    params: Readonly<Record<string, string>>,
    link: RuntimeLink,
    settings: ExecutionSettings,
  ) {
    this.component = subject.component;
    this.params = params;
    this.attempt = subject.attempt;
    this.#observability = subject.observability;
    this.#link = link;
    this.#settings = settings;
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

  get env(): Readonly<Record<string, unknown>> {
    return this.#link.env ?? this.#settings.env;
  }

  /** Ids are named as in the log of the Python SDK, so that one query finds the lines of both. */
  get log(): Logger {
    this.#logger ??= withFields(this.#settings.logger, {
      component: this.component,
      run_id: this.runId,
      step_id: this.stepId,
      flow_id: this.flowId,
      trace_id: this.traceId,
      attempt: this.attempt,
    });
    return this.#logger;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#ended) this.#controller.abort(this.#whyEnded());
      else this.#link.onLost((reason) => this.#controller?.abort(reason));
    }
    return this.#controller.signal;
  }

  async putBlob(data: unknown, { type = "data", ...options }: PutBlobOptions = {}): Promise<string> {
    this.#begin("putBlob", options);
    return this.#store(this.#write("The blob", data), type, options);
  }

  async getBlob<T>(blobId: string, options: GetBlobOptions = {}): Promise<T> {
    const id = toBlobId(blobId);
    this.#begin("getBlob", options);
    const store = await this.#link.blobs();
    const { json, type } = await store.get(id, { ...this.#limits(options), originalId: blobId });
    this.#known.note(id, false);
    const read = await this.#settings.numbers.read(json);
    const data = options.schema === undefined ? read : await checkBlob(blobId, read, options.schema);
    return (options.withType ? { data, type } : data) as T;
  }

  async putBinary(source: BinarySource, { filename, contentType, ...options }: PutBinaryOptions = {}): Promise<string> {
    this.#begin("putBinary", options);
    const content = toContent(source);
    const limits = this.#limits(options);
    const startedMs = Date.now();
    const store = await this.#link.blobs();
    const blob = {
      bytes: await readContent(content, limits, this.#link.blobLimitBytes),
      ...(filename === undefined ? {} : { filename }),
      ...(contentType === undefined ? {} : { contentType }),
    };
    return this.#known.note(await store.putBinary(blob, leftOf(limits, startedMs)), true);
  }

  async getBinary(blobId: string, options: CallOptions = {}): Promise<BinaryBlob> {
    const id = toBlobId(blobId);
    this.#begin("getBinary", options);
    const store = await this.#link.blobs();
    const blob = await store.getBinary(id, this.#limits(options));
    this.#known.note(id, true);
    return blob;
  }

  async submitRun(
    flow: string | object,
    inputs: readonly unknown[],
    options: SubmitRunOptions = {},
  ): Promise<RunStatus> {
    checkSubmission(flow, inputs, options);
    this.#begin("submitRun", options);
    const startedMs = Date.now();
    // As it is now: until it is sent, the component may go on using what it has given.
    const own = this.#copy("The list of inputs", inputs);
    const overrides = options.overrides && this.#copy("The overrides", options.overrides);
    const flowId = typeof flow === "string" ? (parseBlobId(flow) ?? flow) : await this.#storeFlow(flow, options);
    const { timeoutMs, signal } = options;
    const hasLess = flowId !== flow && timeoutMs !== undefined;
    const left = hasLess ? leftOf({ timeoutMs, signal }, startedMs) : {};
    const settled = { ...options, ...left, overrides: await overrides };
    const given = (await own) as unknown[];
    const runs = await this.#link.runs();
    const submit = () => runs.submit(flowId, given, settled);
    return options.wait ? this.#withoutSlot(submit) : submit();
  }

  async getRun(runId: string, options: GetRunOptions = {}): Promise<RunStatus> {
    this.#begin("getRun", options);
    const runs = await this.#link.runs();
    const get = () => runs.get(runId, options);
    return options.wait ? this.#withoutSlot(get) : get();
  }

  async evaluateFlow<T = unknown>(flow: string | object, input: unknown, options?: EvaluateOptions): Promise<T> {
    const run = await this.submitRun(flow, [input], { ...options, wait: true });
    return outputOf(run.runId, resultsInOrder(run, 1)[0]) as T;
  }

  async evaluateRun(
    flow: string | object,
    inputs: readonly unknown[],
    options?: EvaluateOptions,
  ): Promise<FlowResult[]> {
    checkSubmission(flow, inputs, options);
    if (inputs.length === 0) return [];
    return resultsInOrder(await this.submitRun(flow, inputs, { ...options, wait: true }), inputs.length);
  }

  getWorkflowInfo(options?: CallOptions): Promise<WorkflowInfo> {
    const { flowId, runId } = this;
    return describeWorkflow({
      flowId,
      runId,
      getFlow: (id) => this.getBlob(id, options),
      getRun: (id) => this.getRun(id, { ...options, includeResults: false }),
    });
  }

  async getStepInfo(stepId: string, options?: CallOptions): Promise<StepInfo> {
    const { flowId } = this;
    if (flowId === undefined) throw new UnsupportedByRuntimeError("introspection", "It did not send a flow id.");
    const flow = await this.getBlob(flowId, options);
    return findStep(stepsOf(isJsonObject(flow) ? flow : {}), stepId);
  }

  async cached<T>(key: string, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    this.#checkOpen("cached");
    // Anything else would become one key for many things.
    if (typeof key !== "string") throw new TypeError(`cached: the key must be a text, got ${typeof key}.`);
    this.#caching ??= this.#toCaching();
    return this.#settings.results.get(key, this.#caching, compute);
  }

  progress(fraction: number, message?: string): void {
    if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`progress must be from 0 to 1, got ${fraction}.`);
    this.log.debug("Progress.", { fraction, message });
    this.#link.progress?.(fraction, message);
  }

  async call(method: string, params?: unknown, options: CallOptions = {}): Promise<unknown> {
    this.#begin(method, options);
    return this.#link.call(method, params, this.#limits(options));
  }

  /** The slot that the execution holds while its component runs. */
  holdSlot(slot: Slot): void {
    this.#slot = slot;
  }

  /** Ends the execution for its component; the reason is what `signal` shows. */
  end(reason?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#endReason = reason;
    this.#controller?.abort(this.#whyEnded());
  }

  /** Made when somebody asks: an error for every execution would cost a tenth of the throughput. */
  #whyEnded(): Error {
    this.#endReason ??= new ContextClosedError("The context");
    return this.#endReason;
  }

  /** Whether a blob holds bytes, as the component knows it or the runtime says. */
  holdsBytes(blobId: string): Promise<boolean> {
    return this.#known.holdsBytes(blobId, async () => (await this.#link.blobs()).get(blobId, this.#limits({})));
  }

  /** JSON text of a value, at once. @throws TypeError for what would arrive as something else. */
  #write(what: string, value: unknown): string {
    return writeSendable(this.#settings.numbers, what, value);
  }

  /** A value as it is now, whatever becomes of it. @throws TypeError for what would arrive as something else. */
  #copy(what: string, value: unknown): Promise<unknown> {
    return this.#settings.numbers.readBack(this.#write(what, value));
  }

  /** A run that is waited for may take longer than what starts it. */
  #storeFlow(flow: object, { wait, timeoutMs, signal }: SubmitRunOptions): Promise<string> {
    const { callbackTimeoutMs } = this.#settings;
    const limits = {
      signal,
      timeoutMs: wait ? Math.min(timeoutMs ?? callbackTimeoutMs, callbackTimeoutMs) : timeoutMs,
    };
    return this.#store(this.#write("The flow", flow), "flow", limits);
  }

  async #store(json: string, type: "data" | "flow", options: CallOptions): Promise<string> {
    const store = await this.#link.blobs();
    return this.#known.note(await store.put(json, type, this.#limits(options)), false);
  }

  #toCaching(): CachingExecution {
    const execution = this;
    return {
      scope: this.#link.scope,
      get signal() {
        return execution.signal;
      },
      get log() {
        return execution.log;
      },
      computing: new Set(),
      write: (value) => this.#write("The result", value),
      read: (json) => this.#settings.numbers.read(json),
      put: async (json) => {
        this.#checkOpen("cached");
        return this.#store(json, "data", {});
      },
      get: (blobId) => this.getBlob(blobId),
      withoutSlot: (wait) => this.#withoutSlot(wait),
    };
  }

  #withoutSlot<T>(wait: () => Promise<T>): Promise<T> {
    return this.#slot === undefined ? wait() : this.#slot.yieldWhile(wait);
  }

  /** What every request begins with: nothing is sent for one that has ended already. */
  #begin(method: string, options: CallOptions): void {
    this.#checkOpen(method);
    checkLimits(method, options);
  }

  #checkOpen(caller: string): void {
    if (this.#ended) throw new ContextClosedError(caller);
  }

  #limits({ timeoutMs, signal }: CallOptions): CallLimits {
    return { timeoutMs: timeoutMs ?? this.#settings.callbackTimeoutMs, signal };
  }
}

/** Methods whose answer a component may never look at: that one fails then must not end the process. */
const ASKING = [
  "putBlob",
  "getBlob",
  "putBinary",
  "getBinary",
  "submitRun",
  "getRun",
  "evaluateFlow",
  "evaluateRun",
  "getWorkflowInfo",
  "getStepInfo",
  "cached",
  "call",
] as const satisfies readonly (keyof Execution)[];

for (const name of ASKING) {
  const ask = Execution.prototype[name] as (...args: readonly unknown[]) => Promise<unknown>;
  Object.defineProperty(Execution.prototype, name, {
    value(this: Execution, ...args: unknown[]) {
      const answer = ask.apply(this, args);
      answer.catch(() => {});
      return answer;
    },
  });
}

function toBlobId(text: string): string {
  const id = parseBlobId(text);
  if (id === undefined) throw new InvalidBlobIdError(text);
  return id;
}

async function checkBlob(blobId: string, value: unknown, schema: StandardSchemaV1): Promise<unknown> {
  const result = await toSchema(schema, { component: "getBlob", field: "output" }).validate(value);
  if (!result.ok) throw new InvalidBlobError(blobId, result.issues);
  return result.value;
}
