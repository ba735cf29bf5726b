import type { Dialect } from "@stepflow/protocol";
import { type CallbackCodes, type RuntimeVersion, semanticsOf, versionSpeaking } from "../versions.ts";

/**
 * How a runtime spells its messages. `v0`: as 0.9, blobs over the event stream. `v1`: as 0.10 and 0.11, blobs over HTTP. `classic`: as
 * Stepflow's first documents have it, `v0` with ids that begin with `sha256:`, blob types that may be missing or `Json`,
 * and a blob that is not found told by its id.
 */
export type RuntimeDialect = Dialect | "classic";

/** What the answers to callbacks depend on. */
export interface CallbackRules extends CallbackCodes {
  readonly dialect: RuntimeDialect;
  /** Spelling of the messages. */
  readonly spelling: Dialect;
  /** The runtime whose defects are shown, too: methods that it does not have get no answer, for one. */
  readonly quirks: RuntimeVersion | undefined;
}

/** The rules of a dialect, or of a version with its defects. */
export function callbackRulesOf(
  dialect: RuntimeDialect | undefined,
  quirks: RuntimeVersion | undefined,
): CallbackRules {
  const chosen = quirks === undefined ? (dialect ?? "v1") : semanticsOf(quirks).dialect;
  const spelling = chosen === "v1" ? "v1" : "v0";
  const { callbackCodes } = semanticsOf(quirks ?? versionSpeaking(spelling));
  return { dialect: chosen, spelling, ...callbackCodes, quirks };
}
