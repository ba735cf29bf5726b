/** Size in characters of the largest value that is sent in full. Pages cannot show more, and freeze while they try. */
const MAX_VALUE_LENGTH = 65_536;
const HEAD_LENGTH = 256;

/** Stands for a value that is too large to be sent. */
export interface ClippedValue {
  readonly $clipped: { readonly length: number; readonly head: string };
}

/** Returns a value, or its size and its beginning if it is large. */
export function clip(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined || text.length <= MAX_VALUE_LENGTH) return value;
  return { $clipped: { length: text.length, head: text.slice(0, HEAD_LENGTH) } } satisfies ClippedValue;
}
