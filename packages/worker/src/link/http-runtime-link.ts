import {
  BlobApiUnavailableError,
  type Dialect,
  DisconnectedError,
  type Observability,
  RUNTIME_BODY_LIMIT_BYTES,
} from "@stepflow/protocol";
import type { Exchange } from "@stepflow/transport";
import { blobApiBindingOf, platformBindingsOf } from "../blobs/blob-api-binding.ts";
import type { BlobCache } from "../blobs/blob-cache.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import { CachedBlobStore } from "../blobs/cached-blob-store.ts";
import { HttpBlobStore } from "../blobs/http-blob-store.ts";
import type { CallLimits } from "../limits/call-limits.ts";
import type { NumberPolicy } from "../numbers/number-policy.ts";
import type { Negotiation, RuntimeState } from "./negotiation.ts";
import { type CalledRuntime, callUntyped } from "./runtime-calls.ts";
import type { BlobReferences, RunService, RuntimeLink } from "./runtime-link.ts";
import { StreamBlobStore } from "./stream-blob-store.ts";
import { StreamRuns } from "./stream-runs.ts";

export interface HttpLinkSettings {
  readonly negotiation: Negotiation;
  readonly numbers: NumberPolicy;
  readonly callbackTimeoutMs: number;
  /** Whether references in inputs are resolved if no handshake is known. */
  readonly resolveUnasked: boolean;
  /** Shared by all executions. `undefined` means that nothing is cached. */
  readonly cache: BlobCache | undefined;
}

/** Size of the rest of a request that stores a value. */
const ENVELOPE_BYTES = 100;

/** The remedy is part of the message, because runtime 0.10 drops all other members of an error. */
const NO_URL =
  "the runtime announced no blobApiUrl to this worker. Set STEPFLOW_BLOB_API_URL, or blobApi.url in stepflow-config.yml.";

/** Link to runtimes 0.9 to 0.11: the event stream of the exchange, and the Blob HTTP API of runtimes since 0.10. */
export class HttpRuntimeLink implements RuntimeLink {
  readonly #exchange: Exchange;
  readonly #observability: Observability;
  readonly #settings: HttpLinkSettings;
  /** State at the beginning of the execution. A later handshake does not change it. */
  #runtime: RuntimeState | undefined;
  #runs: Promise<RunService> | undefined;

  constructor(exchange: Exchange, observability: Observability, settings: HttpLinkSettings) {
    this.#exchange = exchange;
    this.#observability = observability;
    this.#settings = settings;
    this.#runtime = settings.negotiation.known(exchange.head.target);
  }

  get scope(): string {
    return this.#exchange.head.target;
  }

  get openCalls(): number {
    return this.#exchange.openCallbacks;
  }

  get env(): Readonly<Record<string, unknown>> | undefined {
    return platformBindingsOf(this.#exchange.head.env);
  }

  get blobLimitBytes(): number | undefined {
    return this.#runtime?.dialect === "v1" ? RUNTIME_BODY_LIMIT_BYTES : undefined;
  }

  get outputReferences(): BlobReferences | undefined {
    const { blobThreshold, blobApiUrl } = this.#runtime ?? {};
    if (!blobThreshold || blobApiUrl === undefined) return undefined;
    return { thresholdBytes: blobThreshold, limitBytes: RUNTIME_BODY_LIMIT_BYTES - ENVELOPE_BYTES };
  }

  /** They are resolved without a handshake, too: otherwise a component would receive a reference in place of its value. */
  async resolvesReferences(): Promise<boolean> {
    const { dialect, blobThreshold, handshake } = await this.#findRuntime();
    return dialect === "v1" && (handshake ? Boolean(blobThreshold) : this.#settings.resolveUnasked);
  }

  async blobs(): Promise<BlobStore> {
    const runtime = await this.#findRuntime();
    return new CachedBlobStore(this.#openStore(runtime), this.#settings.cache, this.scope);
  }

  #openStore({ dialect, blobApiUrl, blobApiRefusal }: RuntimeState): BlobStore {
    if (dialect === "v0") return new StreamBlobStore(this.#called(dialect), this.#observability);
    if (blobApiUrl !== undefined) {
      return new HttpBlobStore(blobApiUrl, blobApiBindingOf(this.#exchange.head.env));
    }
    throw new BlobApiUnavailableError(blobApiRefusal ?? NO_URL);
  }

  runs(): Promise<RunService> {
    this.#runs ??= this.#findRuntime().then(({ dialect }) => {
      const { callbackTimeoutMs: timeoutMs } = this.#settings;
      return new StreamRuns({ runtime: this.#called(dialect), observability: this.#observability, timeoutMs });
    });
    return this.#runs;
  }

  call(method: string, params: unknown, { timeoutMs, signal }: CallLimits): Promise<unknown> {
    return callUntyped(this.#exchange, this.#settings.numbers, { method, params, timeoutMs, signal });
  }

  get lost(): Error | undefined {
    return this.#exchange.lost ? new DisconnectedError() : undefined;
  }

  onLost(listener: (reason: Error) => void): void {
    this.#exchange.onLost(() => listener(new DisconnectedError()));
  }

  #called(dialect: Dialect): CalledRuntime {
    return { exchange: this.#exchange, dialect, numbers: this.#settings.numbers };
  }

  async #findRuntime(): Promise<RuntimeState> {
    this.#runtime ??= await this.#settings.negotiation.find(this.#exchange);
    return this.#runtime;
  }
}
