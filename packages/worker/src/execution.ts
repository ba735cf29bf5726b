import {
  BlobApiUnavailableError,
  ContextClosedError,
  DisconnectedError,
  InvalidBlobIdError,
  type Observability,
  parseBlobId,
  type RunStatus,
} from "@stepflow/protocol";
import type { Exchange } from "@stepflow/transport";
import type { BlobStore } from "./blob-store.ts";
import type {
  CallOptions,
  ComponentContext,
  GetRunOptions,
  PutBlobOptions,
  SubmitRunOptions,
  TypedBlob,
} from "./context.ts";
import { HttpBlobStore } from "./http-blob-store.ts";
import { type Logger, withFields } from "./logger.ts";
import type { RuntimeState } from "./negotiation.ts";
import type { NumberPolicy } from "./number-policy.ts";
import { Runs } from "./runs.ts";
import { StreamBlobStore } from "./stream-blob-store.ts";

/** What executions of one worker share. */
export interface ExecutionSettings {
  readonly logger: Logger;
  readonly callbackTimeoutMs: number;
  readonly numbers: NumberPolicy;
  readonly env: Readonly<Record<string, unknown>>;
  /** How to talk to the runtime behind an exchange. */
  readonly findRuntime: (exchange: Exchange) => Promise<RuntimeState>;
}

/** What one execution is about. */
export interface ExecutionSubject {
  readonly component: string;
  readonly params: Readonly<Record<string, string>>;
  readonly attempt: number;
  readonly observability: Observability;
  /** What was known of the runtime when the execution began: a later `initialize` does not change it. */
  readonly runtime: RuntimeState | undefined;
}

/** The context of one execution. Whatever costs something is made when it is first used (perf.md §11). */
export class Execution implements ComponentContext {
  readonly component: string;
  readonly params: Readonly<Record<string, string>>;
  readonly attempt: number;
  readonly #observability: Observability;
  readonly #exchange: Exchange;
  readonly #settings: ExecutionSettings;
  #runtime: RuntimeState | undefined;
  #controller: AbortController | undefined;
  #logger: Logger | undefined;
  #runs: Promise<Runs> | undefined;
  #ended: Error | undefined;

  constructor(subject: ExecutionSubject, exchange: Exchange, settings: ExecutionSettings) {
    this.component = subject.component;
    this.params = subject.params;
    this.attempt = subject.attempt;
    this.#observability = subject.observability;
    this.#runtime = subject.runtime;
    this.#exchange = exchange;
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
    return this.#exchange.head.env ?? this.#settings.env;
  }

  get log(): Logger {
    const { component, runId, stepId, flowId, traceId, attempt } = this;
    this.#logger ??= withFields(this.#settings.logger, { component, runId, stepId, flowId, traceId, attempt });
    return this.#logger;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      this.#exchange.onLost(() => this.#controller?.abort(new DisconnectedError()));
      if (this.#ended !== undefined) this.#controller.abort(this.#ended);
    }
    return this.#controller.signal;
  }

  async putBlob(data: unknown, { type = "data", ...options }: PutBlobOptions = {}): Promise<string> {
    const store = await this.#blobs("putBlob");
    return store.put(data, type, this.#limits(options));
  }

  async getBlob<T = unknown>(blobId: string, options: CallOptions & { readonly withType: true }): Promise<TypedBlob<T>>;
  async getBlob<T = unknown>(blobId: string, options?: CallOptions): Promise<T>;
  async getBlob(blobId: string, options: CallOptions & { readonly withType?: true } = {}): Promise<unknown> {
    const id = parseBlobId(blobId);
    if (id === undefined) throw new InvalidBlobIdError(blobId);
    const store = await this.#blobs("getBlob");
    const blob = await store.get(id, this.#limits(options));
    return options.withType ? blob : blob.data;
  }

  async submitRun(
    flow: string | object,
    inputs: readonly unknown[],
    options: SubmitRunOptions = {},
  ): Promise<RunStatus> {
    const flowId = typeof flow === "string" ? (parseBlobId(flow) ?? flow) : await this.putBlob(flow, { type: "flow" });
    return (await this.#run("submitRun")).submit(flowId, inputs, options);
  }

  async getRun(runId: string, options: GetRunOptions = {}): Promise<RunStatus> {
    return (await this.#run("getRun")).get(runId, options);
  }

  call(method: string, params?: unknown, options: CallOptions = {}): Promise<unknown> {
    if (this.#ended !== undefined) return Promise.reject(new ContextClosedError(method));
    return this.#exchange.call({ method, params, ...this.#limits(options) });
  }

  /** Ends the execution for its component; the reason is what `signal` shows. */
  end(reason: Error = new ContextClosedError("The context")): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.#controller?.abort(reason);
  }

  async #blobs(caller: string): Promise<BlobStore> {
    const { dialect, blobApiUrl, blobApiRefusal } = await this.#findRuntime(caller);
    if (dialect === "v0") return new StreamBlobStore(this.#exchange, this.#observability);
    if (blobApiUrl !== undefined) return new HttpBlobStore(blobApiUrl, this.#settings.numbers);
    throw new BlobApiUnavailableError(blobApiRefusal ?? "the runtime announced no blobApiUrl to this worker.");
  }

  /** One instance per execution: it counts equal submissions. */
  #run(caller: string): Promise<Runs> {
    this.#runs ??= this.#findRuntime(caller).then(
      ({ dialect }) =>
        new Runs({
          exchange: this.#exchange,
          dialect,
          observability: this.#observability,
          timeoutMs: this.#settings.callbackTimeoutMs,
        }),
    );
    return this.#ended === undefined ? this.#runs : Promise.reject(new ContextClosedError(caller));
  }

  async #findRuntime(caller: string): Promise<RuntimeState> {
    if (this.#ended !== undefined) throw new ContextClosedError(caller);
    this.#runtime ??= await this.#settings.findRuntime(this.#exchange);
    return this.#runtime;
  }

  #limits({ timeoutMs, signal }: CallOptions): {
    readonly timeoutMs: number;
    readonly signal: AbortSignal | undefined;
  } {
    return { timeoutMs: timeoutMs ?? this.#settings.callbackTimeoutMs, signal };
  }
}
