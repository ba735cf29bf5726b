import type { HeaderFields } from "./response-sink.ts";

/** What the health endpoints report. */
export interface HealthSource {
  /** False while the worker drains: it still works, but should get no new load. */
  readonly ready: boolean;
  readonly active: number;
}

export interface HealthAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: string;
}

/** Paths that a GET may ask: `/health` is what runtimes poll (docs/internals/wire.md#subprocess-mode), the others are for orchestrators of containers. */
export const HEALTH_PATHS = ["/health", "/livez", "/readyz"] as const;

/** Answers a health path; undefined for any other. The process that answers is alive, so only `/readyz` can say no. */
export function answerHealth(path: string, source: HealthSource): HealthAnswer | undefined {
  if (!(HEALTH_PATHS as readonly string[]).includes(path)) return undefined;
  const ok = path !== "/readyz" || source.ready;
  return {
    status: ok ? 200 : 503,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ status: ok ? "healthy" : "draining", active: source.active }),
  };
}
