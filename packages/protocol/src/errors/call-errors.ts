import { DIALECT_RUNTIMES } from "../dialect/dialect.ts";
import { defined } from "../internal/defined.ts";
import { CallbackError } from "./callback-error.ts";
import type { RpcErrorObject } from "./rpc-error-object.ts";

/** The runtime answered with an error. `rpcCode`, `rpcMessage` and `rpcData` are the members of that error. */
export class RuntimeCallError extends CallbackError {
  static override readonly brand: string = "RuntimeCallError";
  declare readonly reason: "runtimeError";
  /** Method of the request. */
  readonly method: string;
  /** Code of the runtime's error. */
  readonly rpcCode: number;
  /** Message of the runtime's error. */
  readonly rpcMessage: string;
  /** Details of the runtime's error. */
  readonly rpcData: unknown;

  constructor(method: string, { code, message, data }: RpcErrorObject) {
    super(`Runtime refused ${method} (${code}): ${message}`, {
      reason: "runtimeError",
      data: { method, code, message, ...defined({ data }) },
    });
    this.method = method;
    this.rpcCode = code;
    this.rpcMessage = message;
    this.rpcData = data;
  }
}

/**
 * The runtime did not respond in time, or a run did not end in time. The run continues; `runId` identifies it.
 *
 * @example
 * ```ts source="./call-errors.examples.ts#CallbackTimeoutError"
 * try {
 *   await run();
 * } catch (error) {
 *   if (!(error instanceof CallbackTimeoutError)) throw error;
 *   console.warn(error.runId === undefined ? error.message : `Run ${error.runId} continues.`);
 * }
 * ```
 */
export class CallbackTimeoutError extends CallbackError {
  static override readonly brand: string = "CallbackTimeoutError";
  declare readonly reason: "timeout";
  /** Id of the run that did not end in time. */
  readonly runId: string | undefined;

  constructor(method: string, timeoutMs: number, runId?: string) {
    const reason = "timeout";
    super(
      runId === undefined
        ? `Runtime did not answer ${method} within ${timeoutMs} ms.`
        : `Run ${runId} did not end within ${timeoutMs} ms. It continues: use getRun to see its state.`,
      { reason, data: { method, reason, timeoutMs, ...defined({ runId }) } },
    );
    this.runId = runId;
  }
}

/** The runtime closed the connection of the execution. */
export class DisconnectedError extends CallbackError {
  static override readonly brand: string = "DisconnectedError";
  declare readonly reason: "disconnected";

  constructor(method?: string) {
    const reason = "disconnected";
    super(
      method === undefined
        ? "Runtime closed the connection of this execution."
        : `Runtime closed the connection before it answered ${method}.`,
      { reason, data: { reason, ...defined({ method }) } },
    );
  }
}

/** The caller's signal was aborted. `cause` is the reason of the signal. */
export class CallbackAbortedError extends CallbackError {
  static override readonly brand: string = "CallbackAbortedError";
  declare readonly reason: "aborted";

  constructor(method: string, cause: unknown) {
    const reason = "aborted";
    super(`${method} was aborted.`, { cause, reason, data: { method, reason } });
  }
}

/** The context of an execution was used after its component had ended. */
export class ContextClosedError extends CallbackError {
  static override readonly brand: string = "ContextClosedError";
  declare readonly reason: "contextClosed";

  constructor(method: string) {
    const reason = "contextClosed";
    super(`${method} was called after its component had ended: await every call before you return.`, {
      reason,
      data: { method, reason },
    });
  }
}

/** The dialect of the runtime could not be determined, so the request was not sent. */
export class UnknownRuntimeError extends CallbackError {
  static override readonly brand: string = "UnknownRuntimeError";
  declare readonly reason: "unknownRuntime";

  constructor({ cause }: { readonly cause?: unknown } = {}) {
    const reason = "unknownRuntime";
    const { v0, v1 } = DIALECT_RUNTIMES;
    super(
      "The runtime did not send initialize, and its version could not be determined by a test request. " +
        `Set STEPFLOW_PROTOCOL=v0 (runtime ${v0}) or v1 (runtimes ${v1}).`,
      { cause, reason, data: { reason } },
    );
  }
}

/** The runtime does not have a feature. */
export class UnsupportedByRuntimeError extends CallbackError {
  static override readonly brand: string = "UnsupportedByRuntimeError";
  declare readonly reason: "unsupported";

  /**
   * @param what the feature, as a noun for the message.
   * @param hint a sentence that follows the message.
   */
  constructor(what: string, hint?: string) {
    const reason = "unsupported";
    super([`This runtime does not support ${what}.`, hint].filter(Boolean).join(" "), {
      reason,
      data: { reason, what, ...defined({ hint }) },
    });
  }
}
