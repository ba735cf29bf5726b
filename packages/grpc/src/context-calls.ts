import { setTimeout as sleep } from "node:timers/promises";
import { type CallOptions, Code, ConnectError } from "@connectrpc/connect";
import { CallbackAbortedError, CallbackTimeoutError, DisconnectedError, RuntimeCallError } from "@stepflow/protocol";
import type { CallLimits } from "@stepflow/worker/carrier";
import { Backoff } from "./backoff.ts";
import type { Channel } from "./channel.ts";
import type { TaskOwner } from "./task-owner.ts";
import { hadNoEffect, isBroken, isTransient } from "./transient.ts";

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
  #open = 0;

  constructor(owner: TaskOwner) {
    this.#owner = owner;
  }

  /** Calls that are not answered yet. */
  get open(): number {
    return this.#open;
  }

  get owner(): TaskOwner {
    return this.#owner;
  }

  /**
   * Calls until there is an answer, where that is safe, or the time is up.
   *
   * @throws CallbackTimeoutError, CallbackAbortedError, DisconnectedError; RuntimeCallError with the gRPC code.
   */
  async call<T>(call: ContextCall<T>): Promise<T> {
    this.#open++;
    try {
      return await this.#callUntilAnswered(call);
    } finally {
      this.#open--;
    }
  }

  async #callUntilAnswered<T>({ method, limits, repeatable, channel, send }: ContextCall<T>): Promise<T> {
    const { timeoutMs, signal } = limits;
    const endMs = Date.now() + timeoutMs;
    const pauses = new Backoff(PAUSES);
    for (;;) {
      if (signal?.aborted) throw new CallbackAbortedError(method, signal.reason);
      try {
        const leftMs = Math.max(1, endMs - Date.now());
        return await send(channel ?? this.#owner.channel, { timeoutMs: leftMs, ...toOptions(signal) });
      } catch (error) {
        if (signal?.aborted) throw new CallbackAbortedError(method, signal.reason);
        if (ConnectError.from(error).code === Code.DeadlineExceeded) throw new CallbackTimeoutError(method, timeoutMs);
        const pauseMs = pauses.next();
        const again = isTransient(error) && (repeatable || hadNoEffect(error)) && Date.now() + pauseMs < endMs;
        if (!again) throw toCallError(method, error);
        await this.#owner.relocate();
        await sleep(pauseMs, undefined, toOptions(signal)).catch(() => {});
      }
    }
  }
}

function toOptions(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function toCallError(method: string, error: unknown): RuntimeCallError | DisconnectedError {
  const { code, rawMessage } = ConnectError.from(error);
  return isBroken(error) ? new DisconnectedError(method) : new RuntimeCallError(method, { code, message: rawMessage });
}
