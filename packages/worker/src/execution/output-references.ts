import { BlobTooLargeError, InvalidOutputError, isJsonObject } from "@stepflow/protocol";
import { escapePointerKey } from "@stepflow/protocol/internal";
import {
  type BlobReference,
  findReferences,
  mayHoldReferences,
  type PlacedReference,
} from "../blobs/blob-reference.ts";
import { inBatches } from "../limits/in-batches.ts";
import { utf8Length } from "../limits/utf8-length.ts";

export interface OutputReferenceOptions {
  /** Whose output it is, for messages. */
  readonly component: string;
  /** Fields whose JSON is larger become references. */
  readonly thresholdBytes: number;
  /** Values whose JSON is larger cannot be stored and stay where they are; no limit when absent. */
  readonly limitBytes?: number | undefined;
  readonly write: (value: unknown) => string | undefined;
  readonly put: (json: string) => Promise<string>;
  /** Whether a blob holds bytes. */
  readonly holdsBytes: (blobId: string) => Promise<boolean>;
  /** Told once, with the first failure, that fields stay where they are because storing them failed. */
  readonly onUnstored: (error: unknown) => void;
}

/**
 * Stores the large top-level fields of an output and puts references in their place. Anything else stays as it is: smaller
 * fields, outputs that are no object, values that the runtime would not accept as a blob (docs/internals/wire.md#blob-references), and what cannot be
 * stored: runtimes take it all the same. Returns the output itself when nothing was stored.
 *
 * @throws InvalidOutputError for references to binary blobs, wherever they are; whatever `write` and `holdsBytes` throw.
 */
export async function storeLargeFields(output: unknown, options: OutputReferenceOptions): Promise<unknown> {
  const fields = fieldsOf(output);
  // Fields are looked into where their text says so; only what is no object, or is a reference itself, has no such text.
  const isWhole = Array.isArray(output) || Object.hasOwn(fields, "$blob");
  const references: PlacedReference[] = isWhole ? findReferences(output) : [];
  const large: LargeField[] = [];
  for (const key of Object.keys(fields)) {
    const json = options.write(fields[key]);
    if (json === undefined) continue;
    if (mayHoldReferences(json)) references.push(...findReferences(fields[key], `/${escapePointerKey(key)}`));
    const sizeBytes = storedSizeOf(json, options);
    if (sizeBytes !== undefined) large.push({ key, json, sizeBytes });
  }
  if (references.length > 0) await refuseBinary(references, options);
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
  const copy: Record<string, unknown> = { ...fields };
  let failure: unknown;
  await inBatches(large, async ({ key, json, sizeBytes: size }) => {
    // What fails for one fails for all: trying each would take its time from the execution.
    if (failure !== undefined) return;
    try {
      const value: BlobReference = { $blob: await options.put(json), blobType: "data", size };
      Object.defineProperty(copy, key, { ...PLAIN, value });
    } catch (error) {
      if (!(error instanceof BlobTooLargeError)) failure ??= error;
    }
  });
  if (failure !== undefined) options.onUnstored(failure);
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

/** No runtime can put bytes in place of a reference: the step would fail, and be executed again for nothing (docs/internals/wire.md#blob-references). */
async function refuseBinary(
  references: readonly PlacedReference[],
  { component, holdsBytes }: OutputReferenceOptions,
): Promise<void> {
  const binary = new Set<string>();
  const unsure = references.filter(({ blobType }) => blobType !== "binary").map(({ blobId }) => blobId);
  await inBatches([...new Set(unsure)], async (blobId) => {
    if (await holdsBytes(blobId)) binary.add(blobId);
  });
  const refused = references.filter(({ blobId, blobType }) => blobType === "binary" || binary.has(blobId));
  if (refused.length === 0) return;
  const message = "refers to a binary blob, which runtimes cannot put in its place: return the id as text";
  throw new InvalidOutputError(
    component,
    refused.map(({ pointer }) => ({ pointer, message })),
  );
}

/** The bytes of a field that shall be stored; undefined for one that stays. */
function storedSizeOf(json: string, { thresholdBytes, limitBytes }: OutputReferenceOptions): number | undefined {
  // UTF-8 takes three bytes for a UTF-16 unit at most.
  if (json.length * 3 <= thresholdBytes) return undefined;
  const size = utf8Length(json);
  return size <= thresholdBytes || size > (limitBytes ?? Number.POSITIVE_INFINITY) ? undefined : size;
}
