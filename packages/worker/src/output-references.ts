import { BlobTooLargeError, InvalidOutputError, isJsonObject } from "@stepflow/protocol";
import { type BlobReference, findBinaryReference, mayHoldReferences } from "./blob-reference.ts";
import { escapeSegment } from "./schema/pointer.ts";

export interface OutputReferenceOptions {
  /** Whose output it is, for messages. */
  readonly component: string;
  /** Fields whose JSON is larger become references. */
  readonly thresholdBytes: number;
  /** Values whose JSON is larger cannot be stored and stay where they are; no limit when absent. */
  readonly limitBytes?: number | undefined;
  readonly write: (value: unknown) => string | undefined;
  readonly put: (json: string) => Promise<string>;
  /** Whether the component knows a blob as bytes. */
  readonly isBinary: (blobId: string) => boolean;
}

const encoder = new TextEncoder();

/**
 * Stores the large top-level fields of an output and puts references in their place. Anything else stays as it is: smaller
 * fields, outputs that are no object, and values that the runtime would not accept as a blob (wire.md §7). Returns the
 * output itself when nothing was stored.
 *
 * @throws InvalidOutputError for a reference to a binary blob, wherever it is; whatever `write` and `put` throw.
 */
export async function storeLargeFields(output: unknown, options: OutputReferenceOptions): Promise<unknown> {
  const fields = fieldsOf(output);
  // Fields are looked into where their text says so; only what is no object, or is a reference itself, has no such text.
  if (Array.isArray(output) || Object.hasOwn(fields, "$blob")) refuseBinary(output, "", options);
  const large: LargeField[] = [];
  for (const key of Object.keys(fields)) {
    const json = options.write(fields[key]);
    if (json === undefined) continue;
    if (mayHoldReferences(json)) refuseBinary(fields[key], `/${escapeSegment(key)}`, options);
    const sizeBytes = storedSizeOf(json, options);
    if (sizeBytes !== undefined) large.push({ key, json, sizeBytes });
  }
  return large.length === 0 ? output : replace(fields, large, options);
}

interface LargeField {
  readonly key: string;
  readonly json: string;
  readonly sizeBytes: number;
}

async function replace(
  fields: Readonly<Record<string, unknown>>,
  large: readonly LargeField[],
  options: OutputReferenceOptions,
): Promise<unknown> {
  const ids = await Promise.all(large.map(({ json }) => tryPut(json, options)));
  const copy: Record<string, unknown> = { ...fields };
  for (const [index, { key, sizeBytes: size }] of large.entries()) {
    const blobId = ids[index];
    if (blobId === undefined) continue;
    const value: BlobReference = { $blob: blobId, blobType: "data", size };
    Object.defineProperty(copy, key, { ...PLAIN, value });
  }
  return copy;
}

/** As assignment makes it, for a field named `__proto__` too. */
const PLAIN = { configurable: true, enumerable: true, writable: true } as const;

/** The fields that JSON will show: objects may choose them by `toJSON`. */
function fieldsOf(output: unknown): Readonly<Record<string, unknown>> {
  if (!isJsonObject(output)) return {};
  if (typeof output["toJSON"] !== "function") return output;
  const shown: unknown = output["toJSON"]("");
  return isJsonObject(shown) ? shown : {};
}

function refuseBinary(value: unknown, at: string, { component, isBinary }: OutputReferenceOptions): void {
  const pointer = findBinaryReference(value, isBinary, at);
  if (pointer === undefined) return;
  const message = "refers to a binary blob, which runtimes cannot put in its place: return the id as text";
  throw new InvalidOutputError(component, [{ pointer, message }]);
}

/** The bytes of a field that shall be stored; undefined for one that stays. */
function storedSizeOf(json: string, { thresholdBytes, limitBytes }: OutputReferenceOptions): number | undefined {
  // UTF-8 takes three bytes for a UTF-16 unit at most.
  if (json.length * 3 <= thresholdBytes) return undefined;
  const size = encoder.encode(json).byteLength;
  return size <= thresholdBytes || size > (limitBytes ?? Number.POSITIVE_INFINITY) ? undefined : size;
}

/** Undefined when the runtime does not take a value of that size. */
async function tryPut(json: string, { put }: OutputReferenceOptions): Promise<string | undefined> {
  try {
    return await put(json);
  } catch (error) {
    if (error instanceof BlobTooLargeError) return undefined;
    throw error;
  }
}
