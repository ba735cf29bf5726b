import { ContextClosedError, type Observability } from "@stepflow/protocol";
import { KnownBlobs } from "../blobs/known-blobs.ts";
import type { ResultCache } from "../cached/result-cache.ts";
import { type CallLimits, type CallOptions, checkLimits } from "../limits/call-limits.ts";
import type { RuntimeLink } from "../link/runtime-link.ts";
import { type LogFields, type Logger, withFields } from "../log/logger.ts";
import type { NumberPolicy } from "../numbers/number-policy.ts";
import { checkCallOptions } from "./call-option-names.ts";
import type { Slot } from "./slots.ts";

/** What all executions of one worker share. */
export interface ExecutionSettings {
  readonly logger: Logger;
  readonly callbackTimeoutMs: number;
  readonly numbers: NumberPolicy;
  readonly results: ResultCache;
  readonly env: Readonly<Record<string, unknown>>;
  /** Largest total size of the values that one input or one result refers to. */
  readonly referenceLimitBytes: number;
}

/** What one execution is about. */
export interface ExecutionSubject {
  /** Path under which the runtime asked for the component. */
  readonly component: string;
  readonly attempt: number;
  readonly observability: Observability;
}

/** State of one execution. The executor changes it, and the context of the component reads it. */
export class ExecutionState {
  readonly subject: ExecutionSubject;
  readonly link: RuntimeLink;
  readonly settings: ExecutionSettings;
  readonly knownBlobs: KnownBlobs = new KnownBlobs();
  #logger: Logger | undefined;
  #slot: Slot | undefined;
  #controller: AbortController | undefined;
  #isEnded = false;
  #endReason: Error | undefined;

  constructor(subject: ExecutionSubject, link: RuntimeLink, settings: ExecutionSettings) {
    this.subject = subject;
    this.link = link;
    this.settings = settings;
  }

  /** Names of the ids are those of the Python SDK's log, so that one query finds the lines of both. */
  get log(): Logger {
    this.#logger ??= withFields(this.settings.logger, this.#logFields);
    return this.#logger;
  }

  get #logFields(): LogFields {
    const { component, attempt, observability } = this.subject;
    return {
      component,
      run_id: observability.runId ?? undefined,
      step_id: observability.stepId ?? undefined,
      flow_id: observability.flowId ?? undefined,
      trace_id: observability.traceId ?? undefined,
      attempt,
    };
  }

  /** Aborted when the execution ends or is lost. Created on first use, because most components never look at it. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#isEnded) this.#controller.abort(this.#toEndReason());
      else this.link.onLost((reason) => this.#controller?.abort(reason));
    }
    return this.#controller.signal;
  }

  /** Notes the slot that the execution holds. The caller stays its owner and releases it. */
  holdSlot(slot: Slot): void {
    this.#slot = slot;
  }

  /** Waits without occupying the slot. */
  yieldSlotWhile<T>(wait: () => Promise<T>): Promise<T> {
    return this.#slot === undefined ? wait() : this.#slot.yieldWhile(wait);
  }

  /**
   * Checks that a request may be sent.
   *
   * @throws ContextClosedError when the execution has ended; whatever {@link checkLimits} throws.
   */
  begin(method: string, options: CallOptions): void {
    this.checkOpen(method);
    checkCallOptions(method, options);
    checkLimits(method, options);
  }

  /** @throws ContextClosedError when the execution has ended. */
  checkOpen(method: string): void {
    if (this.#isEnded) throw new ContextClosedError(method);
  }

  /** Limits of a request, with defaults. */
  limits({ timeoutMs, signal }: CallOptions = {}): CallLimits {
    return { timeoutMs: timeoutMs ?? this.settings.callbackTimeoutMs, signal };
  }

  /** Ends the execution for its component. `reason` becomes the reason of the signal; only the first call counts. */
  end(reason?: Error): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#endReason = reason;
    this.#controller?.abort(this.#toEndReason());
  }

  /** Created on demand: an error for every execution would cost a tenth of the throughput. */
  #toEndReason(): Error {
    this.#endReason ??= new ContextClosedError("The context");
    return this.#endReason;
  }
}
