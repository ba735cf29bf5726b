import type { Traits } from "./target.ts";

/** How a runtime reaches its worker: over a URL, or by starting it. */
export type Mode = "url" | "subprocess";

const BLOB_API_LIMIT_BYTES = 2_097_152;

const V0: Omit<Traits, "executions" | "restartsOnFailure"> = {
  generation: "v0",
  errors: "text",
  flowNotFound: -32011,
  endsEmptyRuns: false,
  ignoresOverrides: false,
  blobLimitBytes: Number.POSITIVE_INFINITY,
};

const V1: typeof V0 = {
  ...V0,
  generation: "v1",
  endsEmptyRuns: true,
  ignoresOverrides: true,
  blobLimitBytes: BLOB_API_LIMIT_BYTES,
};

const ONCE = { failure: 1, transport: 1, byFlow: 1, never: 1 };
const THREE_TIMES = { failure: 3, transport: 3, byFlow: 3, never: 3 };

/**
 * Known properties of a version of stepflow-server (docs/internals/wire.md#differences-at-a-glance, docs/internals/wire.md#callbacks,
 * docs/internals/wire.md#blob-http-api, docs/internals/wire.md#errors-and-retries).
 */
export function traitsOf(version: string, mode: Mode): Traits {
  const restartsOnFailure = mode === "subprocess" && /^0\.(9|10)\./.test(version);
  if (version.startsWith("0.9.")) return { ...V0, restartsOnFailure, executions: mode === "url" ? ONCE : THREE_TIMES };
  if (version.startsWith("0.10.")) return { ...V1, restartsOnFailure, executions: THREE_TIMES };
  return {
    ...V1,
    restartsOnFailure,
    errors: "kept",
    flowNotFound: -32005,
    executions: { failure: 1, transport: 4, byFlow: 3, never: 1 },
  };
}
