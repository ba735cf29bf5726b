import type { HeaderFields } from "./response-sink.ts";

/** State that the health endpoints report. */
export interface HealthSource {
  /** False while the worker shuts down: it finishes its work but should receive no new load. */
  readonly ready: boolean;
  /** Number of requests in progress. */
  readonly active: number;
}

/** Response of a health endpoint. */
export interface HealthAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: string;
}

/** Paths of the health endpoints. Runtimes poll `/health`; the other two follow the conventions of container platforms. */
export const HEALTH_PATHS = ["/health", "/livez", "/readyz"] as const;

/**
 * Returns the response for a health path, `undefined` for any other path. Only `/readyz` reports a worker that shuts down as
 * unavailable.
 */
export function answerHealth(path: string, source: HealthSource): HealthAnswer | undefined {
  if (!(HEALTH_PATHS as readonly string[]).includes(path)) return undefined;
  const ok = path !== "/readyz" || source.ready;
  return {
    status: ok ? 200 : 503,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ status: ok ? "healthy" : "draining", active: source.active }),
  };
}
