import { textDepthExceeds } from "@stepflow/protocol";
import { DEPTH_LIMIT } from "./json-scanner.ts";

/** Escaped halves of characters, large exponents, and numbers of hundreds of digits. */
const TROUBLE = /\\u[dD][89a-fA-F]|\d[eE]\+?\d{3}|\d{300}/;

/** Whether JSON text may be what the JSON reader of real runtimes refuses although JavaScript takes it. Quick, and too careful. */
export function isSuspicious(text: string): boolean {
  return TROUBLE.test(text) || textDepthExceeds(text, DEPTH_LIMIT - 1);
}
