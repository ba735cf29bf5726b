import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { OverloadedError } from "@stepflow/protocol";
import { createDeferred, MAX_TIMER_MS, onAbort, Semaphore } from "@stepflow/protocol/internal";
import type { Piscina } from "piscina";
import type { Answer, FunctionLimits, Job, StoredFunction } from "./job.ts";

/** Time for a thread to start and to load the engine. */
const START_TIMEOUT_MS = 30_000;
const NOT_READY = `No thread for user-defined functions was ready within ${START_TIMEOUT_MS} ms.`;
/** Time beyond its limit after which a call's thread is terminated. */
const GRACE_MS = 500;
const OVERDUE = Symbol("overdue");
/** JavaScript heap of a thread. It serves the validation of inputs; memory of functions belongs to WebAssembly. */
const HEAP_LIMIT_MB = 256;

/** URL of this module. Bundlers that write CommonJS leave it undefined. */
const HERE: string | undefined = import.meta.url;
const FROM_SOURCE = HERE?.endsWith(".ts") === true;
/**
 * Options of the threads. They inherit none of this process: threads refuse options of V8, and a preloaded module could expose
 * secrets. When the sources run directly, threads need the TypeScript loader.
 */
const EXEC_ARGV = FROM_SOURCE ? ["--conditions=@stepflow/source", "--import", "tsx", "--import", moduleLoader()] : [];

/** Threads that run functions. They start on demand; one whose call does not end in time is terminated and replaced. */
export class ThreadPool {
  readonly #threads: number;
  readonly #queueLimit: number;
  readonly #permits: Semaphore;
  #pool: Promise<Piscina> | undefined;

  /** @param queueLimit number of calls that may wait for a thread */
  constructor(threads: number, queueLimit: number) {
    this.#threads = threads;
    this.#queueLimit = queueLimit;
    // The queue of the pool does not report when a call begins, and the time limit counts from there.
    this.#permits = new Semaphore(threads);
  }

  /**
   * Calls a function and ends within the limits, whatever the function does.
   *
   * @throws OverloadedError if too many calls wait already.
   * @throws Error when no thread can be started. An aborted signal terminates the thread, and its reason is thrown.
   */
  async call(source: StoredFunction, input: string, limits: FunctionLimits, signal: AbortSignal): Promise<Answer> {
    if (this.#permits.isExhausted && this.#permits.waiting >= this.#queueLimit)
      throw new OverloadedError(this.#threads);
    await this.#acquire(signal);
    try {
      this.#pool ??= openPool(this.#threads);
      return await callIn(await this.#pool, { ...limits, function: source, input }, signal);
    } finally {
      this.#permits.release();
    }
  }

  /** Waits for a permit. A call that is aborted meanwhile leaves the queue. */
  async #acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise: aborted, reject } = createDeferred<never>();
    aborted.catch(() => {});
    let cancel = (): void => {};
    const granted = this.#permits.acquire((withdraw) => {
      cancel = withdraw;
    });
    if (granted === undefined) return;
    const stopListening = onAbort(signal, () => {
      cancel();
      reject(signal.reason);
    });
    try {
      await Promise.race([granted, aborted]);
    } finally {
      stopListening();
    }
  }
}

async function callIn(pool: Piscina, job: Omit<Job, "started">, signal: AbortSignal): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  const end = new AbortController();
  const abort = (): void => end.abort(signal.reason);
  if (signal.aborted) abort();
  const withdraw = onAbort(signal, abort);
  let timer = setTimeout(() => end.abort(new Error(NOT_READY)), START_TIMEOUT_MS);
  // Only the pool learns why a thread cannot start, and it would retry without end.
  const onError = (error: unknown): void => end.abort(error);
  pool.once("error", onError);
  port1.once("message", () => {
    pool.off("error", onError);
    clearTimeout(timer);
    timer = setTimeout(() => end.abort(OVERDUE), Math.min(job.timeoutMs + GRACE_MS, MAX_TIMER_MS));
  });
  try {
    return await pool.run({ ...job, started: port2 }, { transferList: [port2], signal: end.signal });
  } catch (error) {
    if (isOutOfMemory(error)) return { outcome: { kind: "memory" }, reused: false };
    if (end.signal.reason === OVERDUE) return { outcome: { kind: "timeout" }, reused: false };
    throw end.signal.aborted ? end.signal.reason : error;
  } finally {
    clearTimeout(timer);
    pool.off("error", onError);
    withdraw();
    port1.close();
  }
}

async function openPool(threads: number): Promise<Piscina> {
  const { Piscina } = await import("piscina");
  const pool = new Piscina({
    filename: findThread(HERE),
    name: "call",
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    // Code that breaks out of the engine must find no secrets.
    env: {},
    execArgv: EXEC_ARGV,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  // Without a listener, the death of an idle thread would end the process.
  pool.on("error", () => {});
  // Every running call listens, too.
  pool.setMaxListeners(threads + 1);
  return pool;
}

/**
 * Finds the program of the threads. It is a separate file, which bundlers miss because no import leads to it.
 *
 * @throws Error when the file is missing. The message explains how to bundle.
 */
function findThread(here: string | undefined): string {
  const file = here === undefined ? undefined : new URL(FROM_SOURCE ? "./thread.ts" : "./thread.js", here);
  if (file !== undefined && existsSync(file)) return file.href;
  const place = file === undefined ? "" : ` at ${fileURLToPath(file)}`;
  throw new Error(
    `The thread program of @stepflow/udf is missing${place}. A bundle cannot contain it: ` +
      "keep the package external (esbuild: --external:@stepflow/udf).",
  );
}

/** `--import tsx` loads TypeScript in a thread by `require` only. Modules that are imported later need the hooks of a loader, too. */
function moduleLoader(): string {
  // An import of this name would clash with the one that bundles of CommonJS libraries need at their top.
  const { createRequire } = process.getBuiltinModule("node:module");
  // The CommonJS form beside it cannot register the hooks in a thread.
  const api = new URL("./index.mjs", pathToFileURL(createRequire(HERE ?? "").resolve("tsx/esm/api")));
  return `data:text/javascript,import { register } from ${JSON.stringify(api.href)}; register();`;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
