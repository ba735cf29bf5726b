import type { Dialect } from "@stepflow/protocol";
import type { RuntimeVersion } from "../flow/runtime-version.ts";

/**
 * How a runtime spells its messages. `v0`: as 0.9, blobs over the event stream. `v1`: as 0.10 and 0.11, blobs over HTTP. `classic`: as
 * Stepflow's first documents have it, `v0` with ids that begin with `sha256:` (A11, B8), blob types that may be missing or `Json` (B7),
 * and a blob that is not found told by its id (A19).
 */
export type RuntimeDialect = Dialect | "classic";

/** What the answers to callbacks depend on. */
export interface CallbackRules {
  readonly dialect: RuntimeDialect;
  /** Spelling of the messages. */
  readonly spelling: Dialect;
  /** Codes of what is not found and of values that are none; they differ (docs/internals/wire.md#callbacks). */
  readonly notFound: number;
  readonly invalidValue: number;
  /** The runtime whose defects are shown, too: methods that it does not have get no answer, for one. */
  readonly quirks: RuntimeVersion | undefined;
}

const LEGACY_CODES = { notFound: -32_011, invalidValue: -32_012 };
const CODES = { notFound: -32_005, invalidValue: -32_004 };

/** What a version speaks. */
export function dialectOf(version: RuntimeVersion): RuntimeDialect {
  return version === "0.9.0" ? "v0" : "v1";
}

/** The rules of a dialect, or of a version with its defects. */
export function callbackRulesOf(
  dialect: RuntimeDialect | undefined,
  quirks: RuntimeVersion | undefined,
): CallbackRules {
  const chosen = quirks === undefined ? (dialect ?? "v1") : dialectOf(quirks);
  const spelling = chosen === "v1" ? "v1" : "v0";
  const codes = chosen === "v1" && quirks !== "0.10.0" ? CODES : LEGACY_CODES;
  return { dialect: chosen, spelling, ...codes, quirks };
}
