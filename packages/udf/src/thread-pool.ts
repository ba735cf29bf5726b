import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { MAX_TIMER_MS, Semaphore } from "@stepflow/protocol/internal";
import type { Piscina } from "piscina";
import type { Answer, FunctionLimits, Job, StoredFunction } from "./job.ts";

/** Until a thread has started; loading the engine is part of it. */
const START_TIMEOUT_MS = 30_000;
const NOT_READY = `No thread for user-defined functions was ready within ${START_TIMEOUT_MS} ms.`;
/** What a call may take beyond its limit, before its thread is ended. */
const GRACE_MS = 500;
const OVERDUE = Symbol("overdue");
/** For the validation of inputs: the functions' own memory lies elsewhere. */
const HEAP_LIMIT_MB = 256;

/** Undefined in what bundlers make of this file for CommonJS. */
const HERE: string | undefined = import.meta.url;
const FROM_SOURCE = HERE?.endsWith(".ts") === true;
/**
 * Nothing of this process's own options: threads refuse those of V8, and a preloaded module would bring its secrets along. From
 * source, they need what reads TypeScript.
 */
const EXEC_ARGV = FROM_SOURCE ? ["--conditions=@stepflow/source", "--import", "tsx"] : [];

/** Threads in which functions run: started when they are needed, ended and replaced when a call does not end by itself. */
export class ThreadPool {
  readonly #threads: number;
  readonly #permits: Semaphore;
  #pool: Promise<Piscina> | undefined;

  constructor(threads: number) {
    this.#threads = threads;
    // The pool's own queue does not tell when a call begins, and only then its time begins.
    this.#permits = new Semaphore(threads);
  }

  /**
   * Calls a function. Nothing that it does can keep this from ending.
   *
   * @throws Error when threads cannot be started or a package is missing; the signal's reason when it is aborted, which ends
   * the call's thread.
   */
  async call(source: StoredFunction, input: string, limits: FunctionLimits, signal: AbortSignal): Promise<Answer> {
    await this.#permits.acquire();
    try {
      this.#pool ??= openPool(this.#threads);
      return await callIn(await this.#pool, { ...limits, function: source, input }, signal);
    } finally {
      this.#permits.release();
    }
  }
}

async function callIn(pool: Piscina, job: Omit<Job, "started">, signal: AbortSignal): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  const end = new AbortController();
  const onAbort = (): void => end.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  let timer = setTimeout(() => end.abort(new Error(NOT_READY)), START_TIMEOUT_MS);
  // What keeps threads from starting is told to the pool alone, which would start them again for ever.
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
    signal.removeEventListener("abort", onAbort);
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
    // Who breaks out of the engine finds no secrets.
    env: {},
    execArgv: EXEC_ARGV,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  // Without a listener, the death of an idle thread would end the process.
  pool.on("error", () => {});
  return pool;
}

/**
 * Where the program of a thread is: a file of its own, which a bundler that follows imports does not see.
 *
 * @throws Error that says how to bundle.
 */
function findThread(here: string | undefined): string {
  const file = here === undefined ? undefined : new URL(FROM_SOURCE ? "./thread.ts" : "./thread.js", here);
  if (file !== undefined && existsSync(file)) return file.href;
  const place = file === undefined ? "" : ` at ${fileURLToPath(file)}`;
  throw new Error(
    `User-defined functions run in threads whose program is not there${place}. In a bundle it cannot be: ` +
      'keep "@stepflow/udf" out of it (esbuild: --external:@stepflow/udf).',
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
