import { BlobTooLargeError, isJsonObject } from "@stepflow/protocol";
import type { BlobReference } from "./blob-reference.ts";

export interface OutputReferenceOptions {
  /** Fields whose JSON is larger become references. */
  readonly thresholdBytes: number;
  /** Values whose JSON is larger cannot be stored and stay where they are; no limit when absent. */
  readonly limitBytes?: number | undefined;
  readonly write: (value: unknown) => string | undefined;
  readonly put: (value: unknown) => Promise<string>;
}

const encoder = new TextEncoder();

/**
 * Stores the large top-level fields of an output and puts references in their place. Anything else stays as it is: smaller
 * fields, outputs that are no object, and values that the runtime would not accept as a blob (wire.md §7). Returns the
 * output itself when nothing was stored.
 */
export async function storeLargeFields(output: unknown, options: OutputReferenceOptions): Promise<unknown> {
  if (!isJsonObject(output)) return output;
  const replaced = await Promise.all(
    Object.keys(output).map(async (key) => [key, await toReference(output[key], options)] as const),
  );
  if (replaced.every(([, reference]) => reference === undefined)) return output;
  const copy: Record<string, unknown> = { ...output };
  for (const [key, reference] of replaced) {
    if (reference !== undefined) Object.defineProperty(copy, key, { ...PLAIN, value: reference });
  }
  return copy;
}

/** As assignment makes it, for a field named `__proto__` too. */
const PLAIN = { configurable: true, enumerable: true, writable: true } as const;

async function toReference(value: unknown, options: OutputReferenceOptions): Promise<BlobReference | undefined> {
  const { thresholdBytes, limitBytes = Number.POSITIVE_INFINITY } = options;
  const json = options.write(value);
  // UTF-8 takes three bytes for a UTF-16 unit at most.
  if (json === undefined || json.length * 3 <= thresholdBytes) return undefined;
  const size = encoder.encode(json).byteLength;
  if (size <= thresholdBytes || size > limitBytes) return undefined;
  try {
    return { $blob: await options.put(value), blobType: "data", size };
  } catch (error) {
    if (error instanceof BlobTooLargeError) return undefined;
    throw error;
  }
}
