import { setTimeout as sleep } from "node:timers/promises";
import type { Fetch } from "@stepflow/transport/client";
import type { WorkerProcess } from "./worker-process.ts";
import type { HealthCheck } from "./worker-source.ts";

const DEFAULTS = { path: "/health", timeoutMs: 60_000, retryDelayMs: 100 };

/**
 * Asks a worker for its health until it is well.
 *
 * @throws Error when its time is over or its process ends before.
 */
export async function untilHealthy(
  port: number,
  worker: WorkerProcess,
  carry: Fetch,
  { path = DEFAULTS.path, timeoutMs = DEFAULTS.timeoutMs, retryDelayMs = DEFAULTS.retryDelayMs }: HealthCheck = {},
): Promise<void> {
  const url = new URL(path, `http://127.0.0.1:${port}/`);
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const left = Math.max(1, deadline - performance.now());
    const last = await ask(url, carry, left);
    if (last === undefined) return;
    if (worker.hasExited) throw new Error(worker.describeExit());
    if (performance.now() + retryDelayMs >= deadline) {
      throw new Error(`GET ${url.href} did not succeed within ${timeoutMs} ms; the last answer: ${last}.`);
    }
    await pause(retryDelayMs, worker.exited);
  }
}

/** Waits, but not for what has ended. */
export async function pause(ms: number, exited: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([sleep(ms, undefined, { signal: waiting.signal }).catch(() => {}), exited]);
  waiting.abort();
}

/** What is wrong; undefined for nothing. */
async function ask(url: URL, carry: Fetch, timeoutMs: number): Promise<string | undefined> {
  const headers = { accept: "*/*", host: url.host };
  try {
    const response = await carry(new Request(url, { headers, signal: AbortSignal.timeout(Math.ceil(timeoutMs)) }));
    await response.arrayBuffer();
    return response.ok ? undefined : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
