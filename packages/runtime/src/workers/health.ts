import { messageOf } from "@stepflow/protocol/internal";
import type { Fetch } from "@stepflow/transport/client";
import { pause } from "./pause.ts";
import type { WorkerProcess } from "./worker-process.ts";
import type { HealthCheck } from "./worker-source.ts";

const DEFAULTS = { path: "/health", timeoutMs: 60_000, retryDelayMs: 100 };

/**
 * Requests the health of a worker until it is healthy.
 *
 * @throws Error if the timeout passes or the process ends before.
 */
export async function untilHealthy(
  port: number,
  worker: WorkerProcess,
  fetch: Fetch,
  { path = DEFAULTS.path, timeoutMs = DEFAULTS.timeoutMs, retryDelayMs = DEFAULTS.retryDelayMs }: HealthCheck = {},
): Promise<void> {
  const url = new URL(path, `http://127.0.0.1:${port}/`);
  const deadline = performance.now() + timeoutMs;
  let last = "none";
  for (;;) {
    const left = Math.max(1, deadline - performance.now());
    const answer = await ask(url, fetch, left);
    if (answer === true) return;
    if (answer !== undefined) last = answer;
    if (worker.hasExited) throw new Error(worker.describeExit());
    if (performance.now() + retryDelayMs >= deadline) {
      throw new Error(
        `GET ${url.href} did not succeed within ${timeoutMs} ms. Last response: ${last}.${worker.quotePortLine()}`,
      );
    }
    await pause(retryDelayMs, worker.exited);
  }
}

/** Returns true if the worker is healthy, a description of its response if not, and undefined if there is no response in time. */
async function ask(url: URL, fetch: Fetch, timeoutMs: number): Promise<true | string | undefined> {
  const headers = { accept: "*/*", host: url.host };
  const signal = AbortSignal.timeout(Math.ceil(timeoutMs));
  try {
    const response = await fetch(new Request(url, { headers, signal }));
    // Only the status matters, and the body may have no end.
    await response.body?.cancel().catch(() => {});
    return response.ok || `HTTP ${response.status}`;
  } catch (error) {
    if (signal.aborted) return undefined;
    return messageOf(error);
  }
}
