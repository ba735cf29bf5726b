import { setTimeout as sleep } from "node:timers/promises";
import { type CallOptions, Code, ConnectError } from "@connectrpc/connect";
import {
  CallbackAbortedError,
  type CallbackError,
  CallbackTimeoutError,
  DisconnectedError,
  RuntimeCallError,
} from "@stepflow/protocol";
import type { CallLimits } from "@stepflow/worker/carrier";
import { Backoff } from "../rpc/backoff.ts";
import type { Channel } from "../rpc/channel.ts";
import type { TaskOwner } from "../rpc/task-owner.ts";
import { hadNoEffect, isConnectionError, isTransient } from "../rpc/transient.ts";

export interface ContextCall<T> {
  /** Names the call in errors. */
  readonly method: string;
  readonly limits: CallLimits;
  /** True when a call whose fate is unknown may be sent again. */
  readonly repeatable: boolean;
  /** Where to send it; to the task's owner when absent, wherever that is by then. */
  readonly channel?: Channel | undefined;
  readonly send: (channel: Channel, options: CallOptions) => Promise<T>;
}

const PAUSES = { firstMs: 100, maxMs: 2_000 } as const;

/** Requests of one execution to the runtime that owns its task. */
export class ContextCalls {
  readonly #owner: TaskOwner;
  readonly #open = new Set<AbortController>();
  #toEnd: ((method: string) => CallbackError) | undefined;

  constructor(owner: TaskOwner) {
    this.#owner = owner;
  }

  /** Calls that are not answered yet. */
  get open(): number {
    return this.#open.size;
  }

  get owner(): TaskOwner {
    return this.#owner;
  }

  /**
   * Calls until there is an answer, where that is safe, or the time is up.
   *
   * @throws CallbackTimeoutError, CallbackAbortedError, DisconnectedError; RuntimeCallError with the gRPC code; what {@link end} says.
   */
  async call<T>(call: ContextCall<T>): Promise<T> {
    const { method, limits } = call;
    const refusal = this.#refuse(method);
    if (refusal !== undefined) throw refusal;
    if (limits.signal?.aborted) throw new CallbackAbortedError(method, limits.signal.reason);
    const stop = new AbortController();
    const onAbort = (): void => stop.abort();
    limits.signal?.addEventListener("abort", onAbort, { once: true });
    this.#open.add(stop);
    try {
      return await this.#callUntilAnswered(call, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      throw this.#refuse(method) ?? new CallbackAbortedError(method, limits.signal?.reason);
    } finally {
      this.#open.delete(stop);
      limits.signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Fails the calls that are open, and all that follow. */
  end(toError: (method: string) => CallbackError): void {
    this.#toEnd ??= toError;
    for (const stop of this.#open) stop.abort();
  }

  #refuse(method: string): CallbackError | undefined {
    return this.#toEnd?.(method);
  }

  async #callUntilAnswered<T>(
    { method, limits: { timeoutMs }, repeatable, channel, send }: ContextCall<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const endMs = Date.now() + timeoutMs;
    const pauses = new Backoff(PAUSES);
    for (;;) {
      try {
        const leftMs = Math.max(1, endMs - Date.now());
        return await send(channel ?? this.#owner.channel, { timeoutMs: leftMs, signal });
      } catch (error) {
        if (signal.aborted) throw error;
        if (isOutOfTime(error)) throw new CallbackTimeoutError(method, timeoutMs);
        const pauseMs = pauses.next();
        const again = isTransient(error) && (repeatable || hadNoEffect(error)) && Date.now() + pauseMs < endMs;
        if (!again) throw toCallError(method, error);
        await this.#owner.relocate();
        await sleep(pauseMs, undefined, { signal });
      }
    }
  }
}

/** Runtimes count the time, too, and may be the first to say that it is over: "cancelled", in the words of their library. */
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
