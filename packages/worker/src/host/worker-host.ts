import {
  type Dialect,
  encodeResult,
  NotInitializedError,
  PROTOCOL_VERSION,
  ProtocolVersionError,
  ShuttingDownError,
  validateParams,
} from "@stepflow/protocol";
import {
  checkBlobApiUrl,
  Endpoint,
  type Exchange,
  type HealthSource,
  type RequestGuardOptions,
  toOrigins,
} from "@stepflow/transport";
import { blobApiBindingOf } from "../blobs/blob-api-binding.ts";
import { BlobCache } from "../blobs/blob-cache.ts";
import { ResultCache } from "../cached/result-cache.ts";
import { createMemoryIndex } from "../cached/result-index.ts";
import type { ComponentRegistry } from "../component/component-registry.ts";
import { ConcurrencyLimit } from "../execution/concurrency-limit.ts";
import { Executor } from "../execution/executor.ts";
import { settlesWithin } from "../limits/settles-within.ts";
import { Negotiation, readDialect } from "../link/negotiation.ts";
import type { NegotiationMemory } from "../link/negotiation-memory.ts";
import { consoleLogger, type Logger } from "../log/logger.ts";
import { NumberPolicy } from "../numbers/number-policy.ts";
import { createDiscoveryMethods } from "./discovery-methods.ts";
import { createExecuteMethod } from "./execute-method.ts";
import type { WorkerBehavior } from "./worker-options.ts";

export interface WorkerHostOptions extends WorkerBehavior {
  readonly name: string;
  readonly registry: ComponentRegistry;
  /** The address that a server listens on; absent where a platform hands requests over. */
  readonly bind?: { readonly host: string; readonly loopback: boolean };
  readonly memory?: NegotiationMemory;
  /** True when the process looks like one that a runtime has started. */
  readonly spawned?: boolean;
  readonly env?: Readonly<Record<string, unknown>>;
}

const DEFAULT_CALLBACK_TIMEOUT_MS = 30_000;
const DEFAULT_BLOB_CACHE_BYTES = 64 * 1024 * 1024;

/** A worker at work: its components behind an endpoint, with all that lives as long as a server does. */
export class WorkerHost implements HealthSource {
  readonly endpoint: Endpoint;
  readonly guard: RequestGuardOptions;
  readonly logger: Logger;
  readonly #executor: Executor;
  readonly #negotiation: Negotiation;
  readonly #numbers: NumberPolicy;
  readonly #options: WorkerHostOptions;
  readonly #cache: BlobCache | undefined;
  #initialized = false;
  #warnedOfRestarts = false;
  #draining = false;

  constructor(options: WorkerHostOptions) {
    const { bind, auth, allowedHosts, bodyLimitBytes, memory, protocol, blobApiUrl } = options;
    const { blobCacheBytes = DEFAULT_BLOB_CACHE_BYTES } = options;
    this.#options = options;
    this.#cache = blobCacheBytes > 0 ? new BlobCache(blobCacheBytes) : undefined;
    this.logger = options.logger ?? consoleLogger;
    this.guard = { auth, bodyLimitBytes, origin: bind && { bind: bind.host, ...(allowedHosts && { allowedHosts }) } };
    this.#numbers = new NumberPolicy(options.bigNumbers ?? "warn", this.logger);
    this.#negotiation = new Negotiation({
      logger: this.logger,
      dialect: protocol,
      blobApiUrl,
      memory,
      references: options.blobReferences !== false,
      refuseUrl: (url, exchange) => this.#refuseUrl(url, exchange),
    });
    this.#executor = this.#createExecutor();
    this.endpoint = this.#createEndpoint();
  }

  get ready(): boolean {
    return !this.#draining;
  }

  get active(): number {
    return this.endpoint.active;
  }

  /** Readies the schemas of all components and logs what discovery cannot show. @throws SchemaError */
  async prepare(): Promise<void> {
    for (const warning of await this.#options.registry.prepare()) this.logger.warn(warning);
  }

  /**
   * Takes no new executions, lets the running ones end for `drainMs`, then fails the rest with `ShuttingDownError`.
   * Answers to their requests are still taken meanwhile.
   */
  async drain(drainMs: number): Promise<void> {
    this.#draining = true;
    if (await settlesWithin(this.endpoint.idle(), drainMs)) return;
    this.logger.warn("Executions did not end in time and are given up.", { drainMs, open: this.endpoint.active });
    this.#executor.interruptAll(new ShuttingDownError());
    await this.endpoint.idle();
  }

  #createExecutor(): Executor {
    const { registry, env = {}, concurrency, queueLimit = Number.POSITIVE_INFINITY, timeoutMs } = this.#options;
    return new Executor({
      numbers: this.#numbers,
      results: new ResultCache(this.#options.resultIndex ?? createMemoryIndex()),
      referenceLimitBytes: this.#options.referenceLimitBytes,
      registry,
      prepare: () => this.prepare(),
      logger: this.logger,
      callbackTimeoutMs: this.#callbackTimeoutMs,
      env,
      timeoutMs,
      concurrency: concurrency === undefined ? undefined : new ConcurrencyLimit({ concurrency, queueLimit }),
    });
  }

  #createEndpoint(): Endpoint {
    const { registry, sseAfterMs, keepAliveMs, blobReferences = true } = this.#options;
    return new Endpoint({
      logger: this.logger,
      ...(sseAfterMs === undefined ? {} : { sseAfterMs }),
      ...(keepAliveMs === undefined ? {} : { keepAliveMs }),
      methods: {
        initialize: { handle: (params, exchange) => this.#initialize(params, exchange) },
        ...createDiscoveryMethods(registry, () => this.prepare()),
        "components/execute": createExecuteMethod({
          executor: this.#executor,
          admit: () => this.#admit("components/execute"),
          negotiation: this.#negotiation,
          numbers: this.#numbers,
          callbackTimeoutMs: this.#callbackTimeoutMs,
          resolveUnasked: blobReferences,
          cache: this.#cache,
        }),
      },
      onNotification: (method) => this.#notify(method),
      hintFor,
    });
  }

  get #callbackTimeoutMs(): number {
    return this.#options.callbackTimeoutMs ?? DEFAULT_CALLBACK_TIMEOUT_MS;
  }

  #admit(method: string): void {
    if (this.#draining) throw new ShuttingDownError();
    if (this.#options.strictInit && !this.#initialized) throw new NotInitializedError(method);
  }

  async #initialize(wireParams: unknown, exchange: Exchange): Promise<unknown> {
    const dialect = readDialect(wireParams);
    const params = validateParams("initialize", dialect, wireParams);
    if (this.#options.strictInit && params.runtimeProtocolVersion !== PROTOCOL_VERSION) {
      throw new ProtocolVersionError(params.runtimeProtocolVersion);
    }
    this.#warnOfRestarts(dialect);
    const supportsBlobRefs = await this.#negotiation.initialize(params, dialect, exchange);
    this.#cache?.clear();
    const version = { serverProtocolVersion: PROTOCOL_VERSION };
    return encodeResult("initialize", dialect, supportsBlobRefs ? { ...version, supportsBlobRefs } : version);
  }

  /** Once, at the first handshake: users should know before they wonder (docs/internals/wire.md#workers-that-end-or-restart). */
  #warnOfRestarts(dialect: Dialect): void {
    if (!this.#options.spawned || this.#warnedOfRestarts) return;
    this.#warnedOfRestarts = true;
    const message = "Runtimes 0.9 and 0.10 restart a worker that they have started after every error of a component.";
    if (dialect === "v0") this.logger.warn(`${message} Run it by URL to avoid that.`);
    else this.logger.info(message);
  }

  #notify(method: string): void {
    if (method === "initialized") this.#initialized = true;
    else this.logger.debug("Ignored a notification.", { method });
  }

  #refuseUrl(url: string, exchange: Exchange): string | undefined {
    // Whoever hands over the way to blobs decides where it leads.
    if (blobApiBindingOf(exchange.head.env) !== undefined) return undefined;
    const { auth, bind, blobApiOrigins = [] } = this.#options;
    const { remoteIsLoopback } = exchange.head;
    const check = checkBlobApiUrl(url, {
      authenticated: auth !== undefined,
      loopbackBind: bind?.loopback ?? false,
      allowedOrigins: toOrigins(blobApiOrigins),
      ...(remoteIsLoopback === undefined ? {} : { remoteIsLoopback }),
    });
    return check.ok ? undefined : `${check.reason} ${check.hint}`;
  }
}

function hintFor(method: string): string | undefined {
  if (method === "component_execute") return 'The method is called "components/execute".';
  if (method.startsWith("blobs/") || method.startsWith("runs/")) return `Workers call ${method}, runtimes serve it.`;
  return undefined;
}
