import { textDepthExceeds } from "@stepflow/protocol";

/** Real runtimes refuse a 128th container inside another. */
export const MAX_DEPTH = 127;

/** Escaped surrogates, exponents from 100 and numbers of more than 208 digits, which overflow with a smaller exponent, too. */
const TROUBLE = /\\u[dD][89a-fA-F]|\d[eE]\+?\d{3}|\d{209}/;

/** Whether real runtimes may refuse JSON that JavaScript accepts. Fast, with false positives but no false negatives. */
export function isSuspicious(text: string): boolean {
  return TROUBLE.test(text) || textDepthExceeds(text, MAX_DEPTH);
}
