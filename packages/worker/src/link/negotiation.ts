import {
  CallbackAbortedError,
  CallbackError,
  ContextClosedError,
  type Dialect,
  DisconnectedError,
  dialectOfInitialize,
  ERROR_CODES,
  type InitializeParams,
  InvalidParamsError,
  RuntimeCallError,
  UnknownRuntimeError,
} from "@stepflow/protocol";
import { defined, showUrl } from "@stepflow/protocol/internal";
import type { Exchange } from "@stepflow/transport";
import { settlesWithin } from "../limits/settles-within.ts";
import type { Logger } from "../log/logger.ts";
import type { NegotiatedState, NegotiationMemory } from "./negotiation-memory.ts";

export interface NegotiationOptions {
  readonly logger: Logger;
  /** Overrides the dialect of the runtime. */
  readonly dialect?: Dialect | undefined;
  /** Overrides the URL that the runtime announces. */
  readonly blobApiUrl?: string | undefined;
  /** Whether to accept references to blobs if the runtime offers them. */
  readonly references: boolean;
  /** Stores results beyond the process: a runtime that knows the worker by URL does not repeat the handshake. */
  readonly memory?: NegotiationMemory | undefined;
  /** Returns the reason why an announced URL must not be used, or `undefined` if it may be used. */
  readonly refuseUrl: (url: string, exchange: Exchange) => string | undefined;
}

/** State of the runtime behind a target. */
export interface RuntimeState extends NegotiatedState {
  /** Reason why the announced URL of the Blob API is not used. */
  readonly blobApiRefusal?: string;
  /** True if it comes from a handshake, with this process or an earlier one. Otherwise it is configured or probed. */
  readonly handshake: boolean;
}

const PROBE_TIMEOUT_MS = 5_000;
/** A hanging network file system must not keep a runtime from starting. */
const SAVE_TIMEOUT_MS = 2_000;
/** Targets are chosen by callers, so their number is limited. */
const MAX_TARGETS = 256;
const NO_FLOW = "0".repeat(64);

/**
 * Determines how to talk to the runtime behind each target: the path and query of the worker URL that the runtime is configured with.
 * Two runtimes can share a worker under two targets.
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  /** States with the overrides of the options, because every execution reads one. */
  readonly #states = new Map<string, RuntimeState>();
  readonly #searches = new Map<string, Promise<RuntimeState>>();

  constructor(options: NegotiationOptions) {
    this.#options = options;
  }

  /**
   * Notes a handshake. Resolves with true if large values will travel as references to blobs. It resolves after the state is saved: a
   * worker that is killed after its response would not get another handshake.
   */
  async initialize(params: InitializeParams, dialect: Dialect, exchange: Exchange): Promise<boolean> {
    const { target } = exchange.head;
    const state = this.#stateOf(params, dialect, exchange);
    const overridden = this.#withOptions(state);
    this.#warnOfChange(target, overridden);
    this.#remember(target, overridden);
    const { blobApiRefusal, handshake: _, ...negotiated } = state;
    const { memory } = this.#options;
    if (memory !== undefined && blobApiRefusal === undefined) {
      await settlesWithin(memory.save(target, negotiated), SAVE_TIMEOUT_MS);
    }
    return state.blobThreshold !== undefined;
  }

  /** Returns the state that is known without a request. */
  known(target: string): RuntimeState | undefined {
    return this.#states.get(target);
  }

  /**
   * Returns the state that is known, that an earlier process has saved, or that one probe of the runtime gives.
   *
   * @throws UnknownRuntimeError when the runtime does not respond to the probe.
   */
  async find(exchange: Exchange): Promise<RuntimeState> {
    const { target } = exchange.head;
    const known = this.known(target);
    if (known !== undefined) return known;
    const running = this.#searches.get(target);
    if (running === undefined) return this.#search(target, exchange);
    try {
      return await running;
    } catch (error) {
      // The exchange that probed has ended. This one is open and probes again, unless another exchange does already.
      if (isEndOfExchange(error)) return this.find(exchange);
      throw error;
    }
  }

  #search(target: string, exchange: Exchange): Promise<RuntimeState> {
    const search = this.#recallOrProbe(target, exchange).finally(() => this.#searches.delete(target));
    this.#searches.set(target, search);
    return search;
  }

  async #recallOrProbe(target: string, exchange: Exchange): Promise<RuntimeState> {
    const state = (await this.#recall(target, exchange)) ?? {
      dialect: this.#options.dialect ?? (await probe(exchange)),
      handshake: false,
    };
    this.#options.logger.debug("Determined the protocol of the runtime without a handshake.", {
      target: showUrl(target),
      ...state,
    });
    // A handshake that came meanwhile counts more.
    const handshake = this.#states.get(target);
    if (handshake !== undefined) return handshake;
    const overridden = this.#withOptions(state);
    this.#remember(target, overridden);
    return overridden;
  }

  /** Checks the URL of a saved state again, because the options may have changed since then. */
  async #recall(target: string, exchange: Exchange): Promise<RuntimeState | undefined> {
    const state = await this.#options.memory?.load(target);
    return state && this.#checkUrl({ ...state, handshake: true }, exchange);
  }

  #stateOf({ capabilities }: InitializeParams, dialect: Dialect, exchange: Exchange): RuntimeState {
    const { blobApiUrl, blobThreshold } = capabilities ?? {};
    const announced = {
      dialect,
      handshake: true,
      ...(blobApiUrl ? { blobApiUrl } : {}),
      ...(blobThreshold && this.#options.references ? { blobThreshold } : {}),
    };
    return this.#checkUrl(announced, exchange);
  }

  /** Removes a URL that must not be used. Without a URL, references are not used either. */
  #checkUrl(state: RuntimeState, exchange: Exchange): RuntimeState {
    const { blobApiUrl, ...others } = state;
    const { blobThreshold, ...rest } = others;
    const isOverridden = this.#options.blobApiUrl !== undefined;
    if (blobApiUrl === undefined) return isOverridden ? state : rest;
    const blobApiRefusal = this.#options.refuseUrl(blobApiUrl, exchange);
    if (blobApiRefusal === undefined) return state;
    if (isOverridden) return others;
    this.#options.logger.warn("The Blob API URL of the runtime is not used.", {
      blobApiUrl: showUrl(blobApiUrl),
      reason: blobApiRefusal,
    });
    return { ...rest, blobApiRefusal };
  }

  #withOptions(state: RuntimeState): RuntimeState {
    const { dialect = state.dialect, blobApiUrl = state.blobApiUrl } = this.#options;
    return { ...state, dialect, ...defined({ blobApiUrl }) };
  }

  #remember(target: string, state: RuntimeState): void {
    this.#states.delete(target);
    this.#states.set(target, state);
    const oldest = this.#states.keys().next();
    if (this.#states.size > MAX_TARGETS && !oldest.done) this.#states.delete(oldest.value);
  }

  #warnOfChange(target: string, next: RuntimeState): void {
    const previous = this.#states.get(target);
    if (previous === undefined || JSON.stringify(previous) === JSON.stringify(next)) return;
    this.#options.logger.warn(
      "The handshake was repeated with other values, which new executions follow. Give each runtime a path of its own.",
      { target: showUrl(target), previous, next },
    );
  }
}

/** Detects the dialect from the parameters of `initialize`. @throws InvalidParamsError for parameters of neither dialect. */
export function readDialect(params: unknown): Dialect {
  const dialect = dialectOfInitialize(params);
  if (dialect !== undefined) return dialect;
  throw new InvalidParamsError("initialize", [
    { pointer: "/runtimeProtocolVersion", message: "is missing (runtime 0.9 spells it runtime_protocol_version)" },
  ]);
}

/**
 * Detects the dialect by a request without effect: it submits a flow that does not exist, without the key that runtimes since 0.10 require.
 * The dialects answer with different errors.
 */
async function probe(exchange: Exchange): Promise<Dialect> {
  try {
    const params = { flowId: NO_FLOW, inputs: [], wait: false };
    await exchange.call({ method: "runs/submit", params, timeoutMs: PROBE_TIMEOUT_MS });
  } catch (error) {
    if (isEndOfExchange(error) || isUnsupported(error)) throw error;
    if (error instanceof RuntimeCallError && error.rpcCode === ERROR_CODES.invalidParams) return "v1";
    if (error instanceof RuntimeCallError && error.rpcCode === FLOW_NOT_FOUND_V0) return "v0";
    throw new UnknownRuntimeError({ cause: error });
  }
  throw new UnknownRuntimeError();
}

/** Code of runtime 0.9 for "not found". Its documentation calls it "invalid value". */
const FLOW_NOT_FOUND_V0 = -32011;

/** The platform cannot send the request. */
function isUnsupported(error: unknown): boolean {
  return error instanceof CallbackError && error.reason === "unsupported";
}

function isEndOfExchange(error: unknown): boolean {
  return (
    error instanceof DisconnectedError || error instanceof ContextClosedError || error instanceof CallbackAbortedError
  );
}
