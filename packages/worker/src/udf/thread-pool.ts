import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import type { Piscina } from "piscina";
import { Slots } from "../slots.ts";
import type { Answer, FunctionLimits, StoredFunction } from "./job.ts";

/** Until a thread has started; loading the engine is part of it. */
const START_TIMEOUT_MS = 30_000;
/** What a call may take beyond its limit, before its thread is ended. */
const GRACE_MS = 500;
/** For the validation of inputs: the functions' own memory lies elsewhere. */
const HEAP_LIMIT_MB = 256;

/** Undefined in what bundlers make of this file for CommonJS. */
const HERE: string | undefined = import.meta.url;
const FROM_SOURCE = HERE?.endsWith(".ts") === true;
/** From source, threads need what reads TypeScript; twice would be once too often. */
const LOADER = FROM_SOURCE && !process.execArgv.some((arg) => arg.includes("tsx")) ? ["--import", "tsx"] : [];

/** Threads in which functions run: started when they are needed, ended and replaced when a call does not end by itself. */
export class ThreadPool {
  readonly #threads: number;
  readonly #slots: Slots;
  #pool: Promise<Piscina> | undefined;

  constructor(threads: number) {
    this.#threads = threads;
    // The pool's own queue does not tell when a call begins, and only then its time begins.
    this.#slots = new Slots({ concurrency: threads, queueLimit: Number.POSITIVE_INFINITY });
  }

  /**
   * Calls a function. Nothing that it does can keep this from ending.
   *
   * @throws Error when threads cannot be started or a package is missing; the signal's reason when it is aborted before
   * the call begins.
   */
  async call(source: StoredFunction, input: string, limits: FunctionLimits, signal: AbortSignal): Promise<Answer> {
    const slot = await this.#slots.acquire();
    try {
      signal.throwIfAborted();
      this.#pool ??= openPool(this.#threads);
      return await callIn(await this.#pool, source, input, limits);
    } finally {
      slot.release();
    }
  }
}

async function callIn(pool: Piscina, source: StoredFunction, input: string, limits: FunctionLimits): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  const end = new AbortController();
  let reason: unknown = new Error(`No thread for user-defined functions was ready within ${START_TIMEOUT_MS} ms.`);
  let timer = setTimeout(() => end.abort(), START_TIMEOUT_MS);
  // What keeps threads from starting is told to the pool alone, which would start them again for ever.
  const onError = (error: unknown): void => {
    reason = error;
    end.abort();
  };
  pool.once("error", onError);
  port1.once("message", () => {
    pool.off("error", onError);
    reason = undefined;
    clearTimeout(timer);
    timer = setTimeout(() => end.abort(), limits.timeoutMs + GRACE_MS);
  });
  try {
    const job = { ...limits, function: source, input, started: port2 };
    return await pool.run(job, { transferList: [port2], signal: end.signal });
  } catch (error) {
    if (isOutOfMemory(error)) return { outcome: { kind: "memory" }, reused: false };
    if (!end.signal.aborted) throw error;
    if (reason !== undefined) throw reason;
    return { outcome: { kind: "timeout" }, reused: false };
  } finally {
    clearTimeout(timer);
    pool.off("error", onError);
    port1.close();
  }
}

async function openPool(threads: number): Promise<Piscina> {
  const { Piscina } = await import("piscina").catch((cause: unknown) => {
    throw new Error('User-defined functions need the package "piscina": npm install piscina@5', { cause });
  });
  const pool = new Piscina({
    filename: findThread(HERE),
    name: "call",
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    // Who breaks out of the engine finds no secrets.
    env: {},
    execArgv: [...process.execArgv, ...LOADER],
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
      'keep "@stepflow/worker/udf" out of it (esbuild: --external:@stepflow/worker/udf).',
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
