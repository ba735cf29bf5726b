import { NotInitializedError, ShuttingDownError } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import {
  checkBlobApiUrl,
  Endpoint,
  type Exchange,
  type HealthSource,
  type RequestGuardOptions,
  toOrigins,
} from "@stepflow/transport";
import { blobApiBindingOf } from "../blobs/blob-api-binding.ts";
import type { ComponentRegistry } from "../component/component-registry.ts";
import { settlesWithin } from "../limits/settles-within.ts";
import { Negotiation } from "../link/negotiation.ts";
import type { NegotiationMemory } from "../link/negotiation-memory.ts";
import type { Logger } from "../log/logger.ts";
import { createDiscoveryMethods } from "./discovery-methods.ts";
import { createExecuteMethod } from "./execute-method.ts";
import { createExecutionCore, type ExecutionCore } from "./execution-core.ts";
import { createExposureNotice } from "./exposure-notice.ts";
import { createInitializeMethod } from "./initialize-method.ts";
import type { WorkerBehavior } from "./worker-options.ts";

export interface WorkerHostOptions extends WorkerBehavior {
  readonly name: string;
  readonly registry: ComponentRegistry;
  /** Address that a server listens on. `undefined` if a platform passes the requests on. */
  readonly bind?: { readonly host: string; readonly loopback: boolean } | undefined;
  readonly memory?: NegotiationMemory | undefined;
  /** True if a runtime seems to have started this process. */
  readonly spawned?: boolean | undefined;
  /** `ctx.env` of requests that come without bindings of a platform. */
  readonly env: Readonly<Record<string, unknown>>;
}

/** A worker that serves HTTP: its components behind an endpoint, and everything that lives as long as the server. */
export class WorkerHost implements HealthSource {
  readonly endpoint: Endpoint;
  readonly guard: RequestGuardOptions;
  readonly logger: Logger;
  readonly #core: ExecutionCore;
  readonly #negotiation: Negotiation;
  readonly #options: WorkerHostOptions;
  #initialized = false;
  #draining = false;

  constructor(options: WorkerHostOptions) {
    const { bind, auth, allowedHosts, bodyLimitBytes, memory, protocol, blobApiUrl } = options;
    this.#options = options;
    this.#core = createExecutionCore(options.registry, options, options.env);
    this.logger = this.#core.logger;
    const notice = bind === undefined && allowedHosts === undefined ? createExposureNotice(this.logger) : undefined;
    this.guard = { auth: auth ?? notice, bodyLimitBytes, origin: { bind: bind?.host, allowedHosts } };
    this.#negotiation = new Negotiation({
      logger: this.logger,
      dialect: protocol,
      blobApiUrl,
      memory,
      references: this.#core.blobReferences,
      refuseUrl: (url, exchange) => this.#refuseUrl(url, exchange),
    });
    this.endpoint = this.#createEndpoint();
  }

  get ready(): boolean {
    return !this.#draining;
  }

  get active(): number {
    return this.endpoint.active;
  }

  /** Prepares the schemas of all components and logs what discovery cannot represent. @throws SchemaError */
  async prepare(): Promise<void> {
    await this.#core.prepare();
  }

  /**
   * Refuses new executions and waits for the running ones. Those that have not ended after `drainMs` fail with `ShuttingDownError`.
   * Responses to their requests are accepted until then.
   */
  async drain(drainMs: number): Promise<void> {
    this.#draining = true;
    if (await settlesWithin(this.endpoint.idle(), drainMs)) return;
    this.logger.warn("Executions did not end in time and were interrupted.", { drainMs, open: this.endpoint.active });
    this.#core.executor.interruptAll(new ShuttingDownError());
    await this.endpoint.idle();
  }

  #createEndpoint(): Endpoint {
    const { registry, bind, sseAfterMs, keepAliveMs, strictInit, spawned } = this.#options;
    const { executor, numbers, callbackTimeoutMs, blobReferences, blobCache, prepareUsable } = this.#core;
    return new Endpoint({
      logger: this.logger,
      ...defined({ sseAfterMs, keepAliveMs }),
      timerPerRequest: bind === undefined,
      methods: {
        initialize: createInitializeMethod({
          negotiation: this.#negotiation,
          logger: this.logger,
          strictInit: strictInit ?? false,
          spawned: spawned ?? false,
          onInitialized: () => blobCache?.clear(),
        }),
        ...createDiscoveryMethods(registry, prepareUsable),
        "components/execute": createExecuteMethod({
          executor,
          admit: () => this.#admit("components/execute"),
          negotiation: this.#negotiation,
          numbers,
          callbackTimeoutMs,
          resolveUnasked: blobReferences,
          cache: blobCache,
        }),
      },
      onNotification: (method) => this.#notify(method),
      hintFor,
    });
  }

  #admit(method: string): void {
    if (this.#draining) throw new ShuttingDownError();
    if (this.#options.strictInit && !this.#initialized) throw new NotInitializedError(method);
  }

  #notify(method: string): void {
    if (method === "initialized") this.#initialized = true;
    else this.logger.debug("Ignored a notification.", { method });
  }

  #refuseUrl(url: string, exchange: Exchange): string | undefined {
    // The platform that provides the binding decides where its requests go.
    if (blobApiBindingOf(exchange.head.env) !== undefined) return undefined;
    const { auth, bind, blobApiOrigins = [] } = this.#options;
    const { remoteIsLoopback } = exchange.head;
    const check = checkBlobApiUrl(url, {
      authenticated: auth !== undefined,
      loopbackBind: bind?.loopback ?? false,
      bindIsKnown: bind !== undefined,
      allowedOrigins: toOrigins(blobApiOrigins),
      ...defined({ remoteIsLoopback }),
    });
    return check.ok ? undefined : `${check.reason} ${check.hint}`;
  }
}

function hintFor(method: string): string | undefined {
  if (method === "component_execute") return 'The method is called "components/execute".';
  if (method.startsWith("blobs/") || method.startsWith("runs/")) return `Workers call ${method}, runtimes serve it.`;
  return undefined;
}
