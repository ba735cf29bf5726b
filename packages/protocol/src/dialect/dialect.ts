import { isJsonObject } from "../json/json-value.ts";

/**
 * Spelling of messages: `v0` has names in snake_case (runtime 0.9), `v1` in camelCase (runtimes 0.10 and 0.11).
 *
 * The classic spelling of Stepflow's first documents (blob ids with `sha256:`, `blob_type: "Json"`) is not a dialect, because no
 * released runtime uses it. Workers accept it only where they read responses about blobs.
 */
export type Dialect = "v0" | "v1";

/** Runtime versions by dialect, for messages to users. */
export const DIALECT_RUNTIMES: { readonly [dialect in Dialect]: string } = { v0: "0.9", v1: "0.10, 0.11" };

/**
 * Determines the dialect from the parameters of `initialize`. Returns `undefined` if they match neither dialect.
 *
 * @example
 * ```ts source="./dialect.examples.ts#dialectOfInitialize"
 * dialectOfInitialize({ runtimeProtocolVersion: 1 }); // "v1"
 * dialectOfInitialize({ runtime_protocol_version: 1 }); // "v0"
 * ```
 */
export function dialectOfInitialize(params: unknown): Dialect | undefined {
  if (!isJsonObject(params)) return undefined;
  if ("runtimeProtocolVersion" in params || "capabilities" in params) return "v1";
  return "runtime_protocol_version" in params ? "v0" : undefined;
}
