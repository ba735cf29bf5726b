import { textDepthExceeds } from "@stepflow/protocol";

/** Real runtimes refuse a 128th container inside another. */
export const MAX_DEPTH = 127;

/** Escaped surrogates, exponents of three digits, and 209 digits, with which even an exponent of two digits may overflow. */
const TROUBLE = /\\u[dD][89a-fA-F]|\d[eE]\+?\d{3}|\d{209}/;

/** Whether real runtimes may refuse JSON that JavaScript accepts. Fast, with false positives but no false negatives. */
export function isSuspicious(text: string): boolean {
  return TROUBLE.test(text) || textDepthExceeds(text, MAX_DEPTH);
}
