import { type RuntimeVersion, type Semantics, semanticsOf } from "../versions.ts";

const REASONS: Readonly<Record<Semantics["configRetry"], string>> = {
  top: '0.11 reads it at the top of the file, as "retry: { transportMaxRetries: 3 }"',
  plugin: '0.10 reads it in each plugin, as "retry: { maxAttempts: 3 }"',
  none: "0.9 does not repeat executions",
};

/** Returns a warning about a `retry` in a place where runtimes of this version ignore it. */
export function ignoredRetry(version: RuntimeVersion | undefined): string {
  return `"retry" has no effect here: ${REASONS[semanticsOf(version).configRetry]}`;
}
