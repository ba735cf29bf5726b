const CONTAINER_BYTES = 64;
const STRING_BYTES = 32;
const VALUE_BYTES = 16;

/**
 * Whether a JSON value takes more memory than a limit when it is written out: parts that stand in it several times count each time. It
 * stops at the limit, so it ends soon for values that double in each step.
 */
export function valueExceeds(value: unknown, limitBytes: number): boolean {
  let bytes = 0;
  // A list instead of recursion: nested runs may nest a value deeper than the stack allows.
  const left: unknown[] = [value];
  while (left.length > 0 && bytes <= limitBytes) {
    const next = left.pop();
    if (typeof next === "string") bytes += STRING_BYTES + next.length;
    else if (typeof next !== "object" || next === null) bytes += VALUE_BYTES;
    else bytes += CONTAINER_BYTES + pushParts(next, left);
  }
  return bytes > limitBytes;
}

/** Returns the memory of the names. */
function pushParts(container: object, left: unknown[]): number {
  if (Array.isArray(container)) {
    for (const item of container) left.push(item);
    return 0;
  }
  const names = Object.keys(container);
  for (const name of names) left.push((container as Record<string, unknown>)[name]);
  return names.length * VALUE_BYTES;
}
