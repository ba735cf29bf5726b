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
import { Caller, Computation } from "./computation.ts";
import type { ResultIndex } from "./result-index.ts";

/** What the cache needs of an execution. */
export interface CachingExecution {
  /** Distinguishes the runtimes that share a worker: a blob of one may be unknown to another. */
  readonly scope: string;
  /** Aborted when the execution ends. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Running computations of this execution. */
  readonly computing: Set<Computation>;
  /** Writes a value as JSON. @throws TypeError for a value that JSON would change or drop. */
  write(value: unknown): string;
  read(json: string): Promise<unknown>;
  put(json: string): Promise<string>;
  get(blobId: string): Promise<unknown>;
  /** Waits without occupying the slot of the execution. */
  yieldSlotWhile<T>(wait: () => Promise<T>): Promise<T>;
}

interface Request {
  readonly key: string;
  /** The key with the scope of its runtime. */
  readonly scopedKey: string;
  readonly execution: CachingExecution;
  readonly compute: () => unknown;
  /** Warnings that were logged for this request, which looks for the result more than once. */
  readonly warned: Set<string>;
}

/** Limit of the wait for a computation that possibly waits for this caller. It equals the default of the protocol for waiting. */
const MAX_UNCERTAIN_WAIT_MS = 300_000;

/** Errors which mean that the blob of a result is lost: it is missing, damaged, or holds something else. */
const LOST = [BlobNotFoundError, BlobIntegrityError, BinaryBlobError, InvalidBlobIdError] as const;

/**
 * Computes a result once for each key. The execution that computes it owns the key until the function or the execution ends. Others
 * wait for that and then look again. If there is no result, one of them computes it.
 */
export class ResultCache {
  readonly #index: ResultIndex;
  readonly #running = new Map<string, Computation>();
  /**
   * The computation whose `compute` is running synchronously. Calls made before its first `await` are its dependencies; later calls
   * cannot be attributed to it.
   */
  #called: Computation | undefined;

  constructor(index: ResultIndex) {
    this.#index = index;
  }

  /**
   * Returns the result under a key, and computes it if it is missing.
   *
   * @throws any error of `compute` and of the runtime; CallbackError when the result is needed to compute itself.
   */
  async get<T>(key: string, execution: CachingExecution, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    // Created before the first `await`: later, the caller could not be attributed.
    const caller = new Caller(this.#called, execution.computing);
    const request = { key, scopedKey: `${execution.scope} ${key}`, execution, compute, warned: new Set<string>() };
    for (;;) {
      const found = await this.#find(request);
      if (found !== undefined) return found as CachedResult<T>;
      const running = this.#running.get(request.scopedKey);
      if (running === undefined) return (await this.#own(request, caller)) as CachedResult<T>;
      // Each caller reads a copy, so that no two executions share an object.
      const unstored = await waitFor(running, execution, caller);
      if (unstored !== undefined) return { value: (await execution.read(unstored)) as T, fromCache: true };
    }
  }

  /** Finds a stored result. Returns `undefined` also for a lost one, which is computed again. */
  async #find(request: Request): Promise<CachedResult<unknown> | undefined> {
    const blobId = await this.#readIndex(request);
    if (blobId === undefined) return undefined;
    try {
      return { value: await request.execution.get(blobId), fromCache: true, blobId };
    } catch (error) {
      if (!LOST.some((kind) => error instanceof kind)) throw error;
      // A runtime that has restarted may have lost its blobs, but anything else is a fault that should be seen.
      if (!(error instanceof BlobNotFoundError)) {
        warn(request, "A stored result cannot be used and is computed again.", error);
      }
      return undefined;
    }
  }

  /** Returns `undefined` also if the index cannot be read, because the result can be computed without it. */
  async #readIndex(request: Request): Promise<string | undefined> {
    try {
      return await this.#index.get(request.scopedKey);
    } catch (error) {
      warn(request, "The index of results cannot be read, so the result is computed.", error);
      return undefined;
    }
  }

  async #own(request: Request, caller: Caller): Promise<CachedResult<unknown>> {
    const { key, scopedKey, execution } = request;
    const limits = { timeoutMs: MAX_TIMER_MS, signal: execution.signal };
    const computation = new Computation(key, (self) => withDeadline("cached", this.#compute(request, self), limits));
    this.#running.set(scopedKey, computation);
    const release = caller.dependOn(computation);
    try {
      return (await computation.outcome).result;
    } finally {
      release();
      execution.computing.delete(computation);
      this.#running.delete(scopedKey);
    }
  }

  async #compute(request: Request, computation: Computation): Promise<Computed> {
    // Another computation may have ended since this execution looked.
    const found = await this.#find(request);
    if (found !== undefined) return { result: found };
    const value = await this.#call(request, computation);
    const json = request.execution.write(value);
    const blobId = await this.#store(request, json);
    if (blobId === undefined) return { result: { value, fromCache: false }, unstored: json };
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

  /** Stores a result and returns the id of its blob. Returns `undefined` if that fails, because the result is valid without a blob. */
  async #store({ key, scopedKey, execution }: Request, json: string): Promise<string | undefined> {
    try {
      const blobId = await execution.put(json);
      await this.#index.set(scopedKey, blobId);
      return blobId;
    } catch (error) {
      const reason = messageOf(error);
      const message = "A result could not be stored and will be computed again.";
      if (!execution.signal.aborted) execution.log.warn(message, { key, error: reason });
      return undefined;
    }
  }
}

/** Logs a warning once for each request. */
function warn({ key, execution, warned }: Request, message: string, error: unknown): void {
  if (warned.has(message) || execution.signal.aborted) return;
  warned.add(message);
  execution.log.warn(message, { key, error: messageOf(error) });
}

/** Waits for the end of a computation, successful or not. Resolves with the text of a result that could not be stored. */
async function waitFor(
  computation: Computation,
  { signal, yieldSlotWhile }: CachingExecution,
  caller: Caller,
): Promise<string | undefined> {
  const isAwaited = caller.isAwaitedBy(computation);
  if (isAwaited === "certainly") throw circular(computation, "it is needed to compute itself");
  const timeoutMs = isAwaited === "perhaps" ? MAX_UNCERTAIN_WAIT_MS : MAX_TIMER_MS;
  const end = computation.outcome.then(
    ({ unstored }) => unstored,
    () => undefined,
  );
  const release = caller.dependOn(computation);
  try {
    return await yieldSlotWhile(() => withDeadline("cached", end, { timeoutMs, signal }));
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
