import type { RuntimeVersion } from "../flow/runtime-version.ts";

/** Where runtimes look for `retry`, overlooking it elsewhere (docs/internals/wire.md#set-up-a-real-runtime): 0.10 in each plugin, 0.11 at the top; 0.9 repeats nothing. */
export type RetryPlace = "top" | "plugin" | "none";

export function retryPlaceOf(version: RuntimeVersion | undefined): RetryPlace {
  if (version === "0.9.0") return "none";
  return version === "0.10.0" ? "plugin" : "top";
}

const REASONS: Readonly<Record<RetryPlace, string>> = {
  top: '0.11 looks for it at the top of the file, as "retry: { transportMaxRetries: 3 }"',
  plugin: '0.10 looks for it in each plugin, as "retry: { maxAttempts: 3 }"',
  none: "0.9 repeats nothing",
};

/** A warning about `retry` where it is overlooked. */
export function overlookedRetry(version: RuntimeVersion | undefined): string {
  return `"retry" has no effect here: ${REASONS[retryPlaceOf(version)]}`;
}
