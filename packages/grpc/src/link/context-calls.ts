import { type CallOptions, Code, ConnectError } from "@connectrpc/connect";
import {
  CallbackAbortedError,
  type CallbackError,
  CallbackTimeoutError,
  DisconnectedError,
  RuntimeCallError,
} from "@stepflow/protocol";
import { onAbort } from "@stepflow/protocol/internal";
import type { CallLimits } from "@stepflow/worker/carrier";
import { isConnectionError } from "../rpc/call-error.ts";
import type { Channel } from "../rpc/channel.ts";
import { callWithRetries, hadNoEffect, RETRIES } from "../rpc/retry.ts";
import type { TaskOwner } from "../rpc/task-owner.ts";

export interface ContextCall<T> {
  /** Name of the call in errors. */
  readonly method: string;
  readonly limits: CallLimits;
  /** Whether the call may be repeated when it is unknown if it took effect. */
  readonly repeatable: boolean;
  /** The runtime to call. `undefined` means the current owner of the task. */
  readonly channel?: Channel | undefined;
  readonly send: (channel: Channel, options: CallOptions) => Promise<T>;
}

/** Makes the calls of one execution to the runtime that owns its task. */
export class ContextCalls {
  readonly #owner: TaskOwner;
  readonly #open = new Set<AbortController>();
  #toEnd: ((method: string) => CallbackError) | undefined;

  constructor(owner: TaskOwner) {
    this.#owner = owner;
  }

  /** Number of calls that are not answered yet. */
  get open(): number {
    return this.#open.size;
  }

  get owner(): TaskOwner {
    return this.#owner;
  }

  /**
   * Makes a call, and repeats it after transient failures where that is safe, until the time is up.
   *
   * @throws CallbackTimeoutError after `limits.timeoutMs`
   * @throws CallbackAbortedError if `limits.signal` is aborted
   * @throws DisconnectedError if the connection breaks
   * @throws RuntimeCallError with the gRPC code if the runtime refuses the call
   * @throws CallbackError that was passed to {@link end}
   */
  async call<T>(call: ContextCall<T>): Promise<T> {
    const { method, limits } = call;
    const refusal = this.#refusalOf(method);
    if (refusal !== undefined) throw refusal;
    if (limits.signal?.aborted) throw new CallbackAbortedError(method, limits.signal.reason);
    const stop = new AbortController();
    const withdraw = limits.signal && onAbort(limits.signal, () => stop.abort());
    this.#open.add(stop);
    try {
      return await this.#callUntilAnswered(call, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      throw this.#refusalOf(method) ?? new CallbackAbortedError(method, limits.signal?.reason);
    } finally {
      this.#open.delete(stop);
      withdraw?.();
    }
  }

  /** Fails all open calls and all further ones. Only the first error counts. */
  end(toError: (method: string) => CallbackError): void {
    this.#toEnd ??= toError;
    for (const stop of this.#open) stop.abort();
  }

  #refusalOf(method: string): CallbackError | undefined {
    return this.#toEnd?.(method);
  }

  async #callUntilAnswered<T>(
    { method, limits: { timeoutMs }, repeatable, channel, send }: ContextCall<T>,
    signal: AbortSignal,
  ): Promise<T> {
    try {
      return await callWithRetries({
        rule: { ...RETRIES.component, totalMs: timeoutMs },
        owner: this.#owner,
        send: (leftMs) => send(channel ?? this.#owner.channel, { timeoutMs: leftMs, signal }),
        mayRetry: (error) => !signal.aborted && !isOutOfTime(error) && (repeatable || hadNoEffect(error)),
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw isOutOfTime(error) ? new CallbackTimeoutError(method, timeoutMs) : toCallError(method, error);
    }
  }
}

/** Whether the time is up. Runtimes measure it, too, and may be first to cancel the call; their library reports `Canceled`. */
function isOutOfTime(error: unknown): boolean {
  const { code, rawMessage } = ConnectError.from(error);
  return code === Code.DeadlineExceeded || (code === Code.Canceled && rawMessage === "Timeout expired");
}

function toCallError(method: string, error: unknown): RuntimeCallError | DisconnectedError {
  const { code, rawMessage } = ConnectError.from(error);
  return isConnectionError(error)
    ? new DisconnectedError(method)
    : new RuntimeCallError(method, { code, message: rawMessage });
}
