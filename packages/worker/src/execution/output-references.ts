import { BlobTooLargeError, InvalidOutputError, isJsonObject } from "@stepflow/protocol";
import { type BlobReference, escapePointerKey, inBatches } from "@stepflow/protocol/internal";
import { findReferences, mayHoldReferences, type PlacedReference } from "../blobs/blob-reference.ts";
import { utf8Length } from "../limits/utf8-length.ts";

export interface OutputReferenceOptions {
  /** Path of the component, for errors. */
  readonly component: string;
  /** Fields whose JSON is larger than this become references. */
  readonly thresholdBytes: number;
  /** Values whose JSON is larger than this cannot be stored and stay inline. If omitted, there is no limit. */
  readonly limitBytes?: number | undefined;
  readonly write: (value: unknown) => string | undefined;
  readonly put: (json: string) => Promise<string>;
  /** Whether a blob holds bytes. */
  readonly holdsBytes: (blobId: string) => Promise<boolean>;
  /** Called once with the first failure to store a field. The fields then stay inline. */
  readonly onUnstored: (error: unknown) => void;
}

/**
 * Stores the large top-level fields of an output and replaces them by references. Smaller fields, outputs that are not an object, values
 * that are too large for a blob, and values that cannot be stored stay inline, which runtimes accept. Returns the output itself if
 * nothing was stored.
 *
 * @throws InvalidOutputError for a reference to bytes anywhere in the output; any error of `write` and `holdsBytes`.
 */
export async function storeLargeFields(output: unknown, options: OutputReferenceOptions): Promise<unknown> {
  const fields = fieldsOf(output);
  // A field is searched if its text may hold references. An array, and an output that is a reference itself, are searched as a whole.
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
    // A failure for one field is likely one for all: further attempts would only cost time.
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

/** Attributes of an assigned property. Assignment itself would fail for a field named `__proto__`. */
const PLAIN = { configurable: true, enumerable: true, writable: true } as const;

/** The fields that JSON will contain, which an object can choose by `toJSON`. */
function fieldsOf(output: unknown): Readonly<Record<string, unknown>> {
  if (!isJsonObject(output)) return {};
  if (typeof output["toJSON"] !== "function") return output;
  const shown: unknown = output["toJSON"]("");
  return isJsonObject(shown) ? shown : {};
}

/** Refuses references to bytes. No runtime can resolve them: the step would fail and be executed again in vain. */
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
  const message = "refers to a blob that holds bytes, which no runtime can resolve: return the id as text";
  throw new InvalidOutputError(
    component,
    refused.map(({ pointer }) => ({ pointer, message })),
  );
}

/** Size of a field that is to be stored, or `undefined` for a field that stays inline. */
function storedSizeOf(json: string, { thresholdBytes, limitBytes }: OutputReferenceOptions): number | undefined {
  // UTF-8 takes at most three bytes for each UTF-16 unit.
  if (json.length * 3 <= thresholdBytes) return undefined;
  const size = utf8Length(json);
  return size <= thresholdBytes || size > (limitBytes ?? Number.POSITIVE_INFINITY) ? undefined : size;
}
