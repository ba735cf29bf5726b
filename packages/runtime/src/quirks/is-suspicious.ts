import { DEPTH_LIMIT } from "./json-scanner.ts";

/** Escaped halves of characters, large exponents, and numbers of hundreds of digits. */
const TROUBLE = /\\u[dD][89a-fA-F]|\d[eE]\+?\d{3}|\d{300}/;

/** Whether JSON text may be what the JSON reader of real runtimes refuses although JavaScript takes it. Quick, and too careful. */
export function isSuspicious(text: string): boolean {
  return TROUBLE.test(text) || hasMany(text, "[") || hasMany(text, "{");
}

/** Half as many brackets of one kind as may nest in all. */
function hasMany(text: string, bracket: string): boolean {
  let count = 0;
  for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
    count += 1;
    if (count >= DEPTH_LIMIT / 2) return true;
  }
  return false;
}
