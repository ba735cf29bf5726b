import { BlobApiUnavailableError, DisconnectedError, type Observability } from "@stepflow/protocol";
import type { Exchange } from "@stepflow/transport";
import type { BlobStore } from "./blob-store.ts";
import { HttpBlobStore } from "./http-blob-store.ts";
import type { Negotiation, RuntimeState } from "./negotiation.ts";
import type { NumberPolicy } from "./number-policy.ts";
import type { CallLimits, RunService, RuntimeLink } from "./runtime-link.ts";
import { StreamBlobStore } from "./stream-blob-store.ts";
import { StreamRuns } from "./stream-runs.ts";

export interface HttpLinkSettings {
  readonly negotiation: Negotiation;
  readonly numbers: NumberPolicy;
  readonly callbackTimeoutMs: number;
}

/** Reaches runtimes 0.9 – 0.11: through the event stream of the exchange, and the Blob HTTP API since 0.10. */
export class HttpRuntimeLink implements RuntimeLink {
  readonly #exchange: Exchange;
  readonly #observability: Observability;
  readonly #settings: HttpLinkSettings;
  /** What was known when the execution began: a later `initialize` does not change it. */
  #runtime: RuntimeState | undefined;
  #runs: Promise<RunService> | undefined;

  constructor(exchange: Exchange, observability: Observability, settings: HttpLinkSettings) {
    this.#exchange = exchange;
    this.#observability = observability;
    this.#settings = settings;
    this.#runtime = settings.negotiation.known(exchange.head.target);
  }

  get openCalls(): number {
    return this.#exchange.openCallbacks;
  }

  get env(): Readonly<Record<string, unknown>> | undefined {
    return this.#exchange.head.env;
  }

  async blobs(): Promise<BlobStore> {
    const { dialect, blobApiUrl, blobApiRefusal } = await this.#findRuntime();
    if (dialect === "v0") return new StreamBlobStore(this.#exchange, this.#observability);
    if (blobApiUrl !== undefined) return new HttpBlobStore(blobApiUrl, this.#settings.numbers);
    throw new BlobApiUnavailableError(blobApiRefusal ?? "the runtime announced no blobApiUrl to this worker.");
  }

  runs(): Promise<RunService> {
    this.#runs ??= this.#findRuntime().then(({ dialect }) => {
      const { callbackTimeoutMs: timeoutMs } = this.#settings;
      return new StreamRuns({ exchange: this.#exchange, dialect, observability: this.#observability, timeoutMs });
    });
    return this.#runs;
  }

  call(method: string, params: unknown, limits: CallLimits): Promise<unknown> {
    return this.#exchange.call({ method, params, ...limits });
  }

  onLost(listener: (reason: Error) => void): void {
    this.#exchange.onLost(() => listener(new DisconnectedError()));
  }

  async #findRuntime(): Promise<RuntimeState> {
    this.#runtime ??= await this.#settings.negotiation.find(this.#exchange);
    return this.#runtime;
  }
}
