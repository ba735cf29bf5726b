import { isJsonObject } from "../json/json-value.ts";

/** Spelling of messages: `v0` snake_case (runtime 0.9), `v1` camelCase (runtimes 0.10 and 0.11). */
export type Dialect = "v0" | "v1";

/** Reads the dialect from the parameters of `initialize`; undefined when they carry neither spelling. */
export function dialectOfInitialize(params: unknown): Dialect | undefined {
  if (!isJsonObject(params)) return undefined;
  if ("runtimeProtocolVersion" in params || "capabilities" in params) return "v1";
  return "runtime_protocol_version" in params ? "v0" : undefined;
}
