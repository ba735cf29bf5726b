import {
  BinaryBlobError,
  BlobIntegrityError,
  BlobNotFoundError,
  CallbackError,
  CallbackTimeoutError,
  InvalidBlobIdError,
} from "@stepflow/protocol";
import { MAX_TIMER_MS, messageOf } from "@stepflow/protocol/internal";
import { withDeadline } from "../limits/with-deadline.ts";
import type { Logger } from "../log/logger.ts";
import type { CachedResult, Computed } from "./cached-result.ts";
import { Asker, Computation } from "./computation.ts";
import type { ResultIndex } from "./result-index.ts";

/** An execution, as far as it computes results, waits for them and keeps them. */
export interface CachingExecution {
  /** Tells runtimes apart that share a worker: what one has stored, another may not know. */
  readonly scope: string;
  /** Aborted when the execution ends. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Computations whose functions it has called and that have not ended. */
  readonly computing: Set<Computation>;
  /** @throws TypeError for what JSON cannot hold. */
  write(value: unknown): string;
  read(json: string): Promise<unknown>;
  put(json: string): Promise<string>;
  get(blobId: string): Promise<unknown>;
  /** Lets others use its slot while it waits. */
  withoutSlot<T>(wait: () => Promise<T>): Promise<T>;
}

interface Request {
  readonly key: string;
  /** The key of the key: of one runtime. */
  readonly place: string;
  readonly execution: CachingExecution;
  readonly compute: () => unknown;
}

/** How long an execution waits for what may be waiting for it: as long as the protocol waits for a run (docs/internals/wire.md#rest-behaviour). */
const DOUBTFUL_WAIT_MS = 300_000;

/** What is under an id that is no result: nothing, something damaged, bytes. */
const LOST = [BlobNotFoundError, BlobIntegrityError, BinaryBlobError, InvalidBlobIdError] as const;

/**
 * Computes a result once for each key. An execution that computes owns the key until its function or it itself ends; others
 * wait for that as long as they last, then look again, and one of them takes over where there is no result.
 */
export class ResultCache {
  readonly #index: ResultIndex;
  readonly #running = new Map<string, Computation>();
  /** Whose function is being called: it needs what is asked for meanwhile. Once that has paused, nothing tells who asks. */
  #called: Computation | undefined;

  constructor(index: ResultIndex) {
    this.#index = index;
  }

  /** @throws whatever `compute` throws; CallbackError for a result that is needed to compute itself; what a runtime says. */
  async get<T>(key: string, execution: CachingExecution, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    // Asked by a function that has been called by now, if by any.
    const asker = new Asker(this.#called, execution.computing);
    const request = { key, place: `${execution.scope} ${key}`, execution, compute };
    for (;;) {
      const found = await this.#find(request);
      if (found !== undefined) return found as CachedResult<T>;
      const running = this.#running.get(request.place);
      if (running === undefined) return (await this.#own(request, asker)) as CachedResult<T>;
      // Each gets a value of its own, so that no two executions share an object.
      const unkept = await waitFor(running, execution, asker);
      if (unkept !== undefined) return { value: (await execution.read(unkept)) as T, fromCache: true };
    }
  }

  /** Undefined for a result that is lost, too: it is computed again. */
  async #find({ place, execution }: Request): Promise<CachedResult<unknown> | undefined> {
    const blobId = await this.#index.get(place);
    if (blobId === undefined) return undefined;
    try {
      return { value: await execution.get(blobId), fromCache: true, blobId };
    } catch (error) {
      if (LOST.some((kind) => error instanceof kind)) return undefined;
      throw error;
    }
  }

  async #own(request: Request, asker: Asker): Promise<CachedResult<unknown>> {
    const { key, place, execution } = request;
    const limits = { timeoutMs: MAX_TIMER_MS, signal: execution.signal };
    const computation = new Computation(key, (self) => withDeadline("cached", this.#compute(request, self), limits));
    this.#running.set(place, computation);
    const release = asker.need(computation);
    try {
      return (await computation.outcome).result;
    } finally {
      release();
      execution.computing.delete(computation);
      this.#running.delete(place);
    }
  }

  async #compute(request: Request, computation: Computation): Promise<Computed> {
    // Since this execution looked, another one may have ended.
    const found = await this.#find(request);
    if (found !== undefined) return { result: found };
    const value = await this.#call(request, computation);
    const json = request.execution.write(value);
    const blobId = await this.#keep(request, json);
    if (blobId === undefined) return { result: { value, fromCache: false }, unkept: json };
    return { result: { value, fromCache: false, blobId } };
  }

  #call({ compute, execution }: Request, computation: Computation): unknown {
    const outer = this.#called;
    this.#called = computation;
    execution.computing.add(computation);
    try {
      return compute();
    } finally {
      this.#called = outer;
    }
  }

  /** The id of its blob; undefined when it cannot be kept, which does not make it any less a result. */
  async #keep({ key, place, execution }: Request, json: string): Promise<string | undefined> {
    try {
      const blobId = await execution.put(json);
      await this.#index.set(place, blobId);
      return blobId;
    } catch (error) {
      const reason = messageOf(error);
      const message = "A result could not be kept and will be computed again.";
      if (!execution.signal.aborted) execution.log.warn(message, { key, error: reason });
      return undefined;
    }
  }
}

/** Resolves when a computation has ended, however, with what it could not keep. */
async function waitFor(
  computation: Computation,
  { signal, withoutSlot }: CachingExecution,
  asker: Asker,
): Promise<string | undefined> {
  const isAwaited = asker.isAwaitedBy(computation);
  if (isAwaited === "certainly") throw circular(computation, "it is needed to compute itself");
  const timeoutMs = isAwaited === "perhaps" ? DOUBTFUL_WAIT_MS : MAX_TIMER_MS;
  const end = computation.outcome.then(
    ({ unkept }) => unkept,
    () => undefined,
  );
  const release = asker.need(computation);
  try {
    return await withoutSlot(() => withDeadline("cached", end, { timeoutMs, signal }));
  } catch (error) {
    if (!(error instanceof CallbackTimeoutError)) throw error;
    throw circular(computation, `it seems to be needed to compute itself: it did not come within ${timeoutMs} ms`);
  } finally {
    release();
  }
}

function circular({ key }: Computation, why: string): CallbackError {
  const message = `cached: the result "${key}" would never come, since ${why}.`;
  return new CallbackError(message, { reason: "circular", data: { key, reason: "circular" } });
}
