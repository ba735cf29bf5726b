import type { Dialect } from "@stepflow/protocol";
import type { CallbackCodes } from "../version-traits.ts";
import { type RuntimeVersion, semanticsOf, versionSpeaking } from "../versions.ts";

/**
 * Spelling of a runtime's messages. `v0` is that of 0.9, with blobs on the event stream; `v1` is that of 0.10 and 0.11, with blobs over
 * HTTP. `classic` is that of Stepflow's first documents: `v0` with blob ids that begin with `sha256:`, blob types that may be missing or
 * `Json`, and errors for missing blobs that contain the id.
 */
export type RuntimeDialect = Dialect | "classic";

/** Rules by which callbacks are answered. */
export interface CallbackRules extends CallbackCodes {
  readonly dialect: RuntimeDialect;
  /** Spelling of the messages. */
  readonly spelling: Dialect;
  /** Version whose defects are imitated. One defect: unknown methods get no answer. */
  readonly quirks: RuntimeVersion | undefined;
}

/** Returns the rules of a dialect, or of a version with its defects. */
export function callbackRulesOf(
  dialect: RuntimeDialect | undefined,
  quirks: RuntimeVersion | undefined,
): CallbackRules {
  const chosen = quirks === undefined ? (dialect ?? "v1") : semanticsOf(quirks).dialect;
  const spelling = chosen === "v1" ? "v1" : "v0";
  const { callbackCodes } = semanticsOf(quirks ?? versionSpeaking(spelling));
  return { dialect: chosen, spelling, ...callbackCodes, quirks };
}
