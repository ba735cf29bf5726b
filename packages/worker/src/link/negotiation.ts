import {
  CallbackAbortedError,
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
import type { Exchange } from "@stepflow/transport";
import { settlesWithin } from "../limits/settles-within.ts";
import type { Logger } from "../log/logger.ts";
import type { NegotiatedState, NegotiationMemory } from "./negotiation-memory.ts";

export interface NegotiationOptions {
  readonly logger: Logger;
  /** Wins over whatever a runtime says. */
  readonly dialect?: Dialect | undefined;
  /** Wins over whatever a runtime says. */
  readonly blobApiUrl?: string | undefined;
  /** Agrees to references where a runtime offers them. */
  readonly references: boolean;
  /** Outlives the process; runtimes never repeat `initialize` to a worker that they know by URL (docs/internals/wire.md#url-mode). */
  readonly memory?: NegotiationMemory | undefined;
  /** Says why an announced URL may not be used; undefined when it may. */
  readonly refuseUrl: (url: string, exchange: Exchange) => string | undefined;
}

/** What is known of the runtime behind a target. */
export interface RuntimeState extends NegotiatedState {
  /** Why the announced blob URL is not used. */
  readonly blobApiRefusal?: string;
  /** True when `initialize` brought it, to this process or to an earlier one; else it is configured or found out. */
  readonly handshake: boolean;
}

const PROBE_TIMEOUT_MS = 5_000;
/** Files of a network that hangs must not keep a runtime from starting. */
const SAVE_TIMEOUT_MS = 2_000;
/** Targets are chosen by callers, so their number must have an end. */
const MAX_TARGETS = 256;
const NO_FLOW = "0".repeat(64);

/**
 * Knows, for each target (path and query of the URL that a runtime was given), how to talk to the runtime behind it.
 * Two runtimes can share a worker under two targets (docs/internals/wire.md#several-runtimes-on-one-worker).
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #states = new Map<string, RuntimeState>();
  readonly #searches = new Map<string, Promise<RuntimeState>>();

  constructor(options: NegotiationOptions) {
    this.#options = options;
  }

  /**
   * Takes note of an `initialize`; true when it settled that large values travel as references. Ends when the memory has
   * it too: a worker that is killed after its answer is never initialized again.
   */
  async initialize(params: InitializeParams, dialect: Dialect, exchange: Exchange): Promise<boolean> {
    const { target } = exchange.head;
    const state = this.#stateOf(params, dialect, exchange);
    this.#warnOfChange(target, state);
    this.#remember(target, state);
    const { blobApiRefusal, handshake: _, ...negotiated } = state;
    const { memory } = this.#options;
    if (memory !== undefined && blobApiRefusal === undefined) {
      await settlesWithin(memory.save(target, negotiated), SAVE_TIMEOUT_MS);
    }
    return state.blobThreshold !== undefined;
  }

  /** What is known without asking. */
  known(target: string): RuntimeState | undefined {
    const state = this.#states.get(target);
    return state && this.#withOptions(state);
  }

  /**
   * What is known, remembered from an earlier process, or found out by asking the runtime once.
   *
   * @throws UnknownRuntimeError when all of that failed.
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
      // The exchange that asked has ended; this one is still open and can ask itself, unless another one does by now.
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
    this.#options.logger.debug("Found out how to talk to the runtime without its initialize.", { target, ...state });
    if (!this.#states.has(target)) this.#remember(target, state);
    return this.#withOptions(this.#states.get(target) ?? state);
  }

  /** Settings may have changed since the state was saved, so its URL is judged anew. */
  async #recall(target: string, exchange: Exchange): Promise<RuntimeState | undefined> {
    const state = await this.#options.memory?.load(target);
    return state && this.#judge({ ...state, handshake: true }, exchange);
  }

  #stateOf({ capabilities }: InitializeParams, dialect: Dialect, exchange: Exchange): RuntimeState {
    const { blobApiUrl, blobThreshold } = capabilities ?? {};
    const announced = {
      dialect,
      handshake: true,
      ...(blobApiUrl ? { blobApiUrl } : {}),
      ...(blobThreshold && this.#options.references ? { blobThreshold } : {}),
    };
    return this.#judge(announced, exchange);
  }

  /** Takes out a URL that may not be used, and without any URL the agreement on references. */
  #judge(state: RuntimeState, exchange: Exchange): RuntimeState {
    if (this.#options.blobApiUrl !== undefined) return state;
    const { blobApiUrl, blobThreshold, ...rest } = state;
    if (blobApiUrl === undefined) return rest;
    const blobApiRefusal = this.#options.refuseUrl(blobApiUrl, exchange);
    if (blobApiRefusal === undefined) return state;
    this.#options.logger.warn("The blob URL of the runtime is not used.", { blobApiUrl, reason: blobApiRefusal });
    return { ...rest, blobApiRefusal };
  }

  #withOptions(state: RuntimeState): RuntimeState {
    const { dialect = state.dialect, blobApiUrl = state.blobApiUrl } = this.#options;
    return { ...state, dialect, ...(blobApiUrl === undefined ? {} : { blobApiUrl }) };
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
      "Another initialize came with other values; new executions follow it. Give each runtime a path of its own.",
      { target, previous, next },
    );
  }
}

/** Reads the dialect of an `initialize`. @throws InvalidParamsError for parameters in neither spelling. */
export function readDialect(params: unknown): Dialect {
  const dialect = dialectOfInitialize(params);
  if (dialect !== undefined) return dialect;
  throw new InvalidParamsError("initialize", [
    { pointer: "/runtimeProtocolVersion", message: "is missing (runtime 0.9 spells it runtime_protocol_version)" },
  ]);
}

/**
 * Asks a question without effect that generations answer differently: to run a flow that does not exist, without the
 * key that runtimes demand since 0.10 (docs/internals/wire.md#several-runtimes-on-one-worker).
 */
async function probe(exchange: Exchange): Promise<Dialect> {
  try {
    const params = { flowId: NO_FLOW, inputs: [], wait: false };
    await exchange.call({ method: "runs/submit", params, timeoutMs: PROBE_TIMEOUT_MS });
  } catch (error) {
    if (isEndOfExchange(error)) throw error;
    if (error instanceof RuntimeCallError && error.rpcCode === ERROR_CODES.invalidParams) return "v1";
    if (error instanceof RuntimeCallError && error.rpcCode === FLOW_NOT_FOUND_V0) return "v0";
    throw new UnknownRuntimeError({ cause: error });
  }
  throw new UnknownRuntimeError();
}

/** Documents call this code "invalid value"; runtime 0.9 means "not found" (docs/internals/wire.md#errors-in-stepflows-documents). */
const FLOW_NOT_FOUND_V0 = -32011;

function isEndOfExchange(error: unknown): boolean {
  return (
    error instanceof DisconnectedError || error instanceof ContextClosedError || error instanceof CallbackAbortedError
  );
}
