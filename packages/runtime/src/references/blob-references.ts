import { isJsonObject } from "@stepflow/protocol";
import { memoryOfJson } from "@stepflow/protocol/internal";
import type { BlobStore, StoredBlob } from "../blobs/blob-store.ts";
import { compactJson } from "../blobs/compact-json.ts";
import type { ErrorCause } from "../engine/component.ts";
import { JsonFault } from "../json/json-fault.ts";
import { decodeJson, parseStrictJson } from "../json/strict-json.ts";

/** A reference in an output leads to no blob, or to a blob without JSON. */
export class BrokenReferenceError extends Error {
  /** Causes in the words of the runtimes. */
  readonly causes: readonly ErrorCause[];

  constructor(message: string, causes: readonly ErrorCause[]) {
    super(message);
    this.causes = causes;
  }
}

const encoder = new TextEncoder();

/**
 * Prepares an input for a worker that supports references. Each member of an object whose compact JSON is larger than the threshold is
 * stored and replaced by a reference. Other inputs, parts of members, and members that look like a reference stay as they are.
 */
export async function referLargeFields(input: unknown, thresholdBytes: number, blobs: BlobStore): Promise<unknown> {
  if (thresholdBytes === 0 || !isJsonObject(input)) return input;
  let changed: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(input)) {
    const content =
      isJsonObject(value) && Object.hasOwn(value, "$blob") ? undefined : largeContent(value, thresholdBytes);
    if (content === undefined) continue;
    changed ??= { ...input };
    changed[name] = { $blob: await blobs.put(content, { purpose: "reference" }), size: content.byteLength };
  }
  return changed ?? input;
}

function largeContent(value: unknown, thresholdBytes: number): Uint8Array | undefined {
  const isSmall = typeof value !== "string" && (typeof value !== "object" || value === null);
  // An escaped character takes at most six bytes.
  if (isSmall && thresholdBytes >= 32) return undefined;
  if (typeof value === "string" && value.length * 6 + 2 <= thresholdBytes) return undefined;
  const content = encoder.encode(compactJson(value));
  return content.byteLength > thresholdBytes ? content : undefined;
}

/** Number of passes. Resolved values may contain references themselves; what is left after the last pass is data. */
const MAX_PASSES = 8;
/** Memory for all resolved values together. A few small blobs could expand to more than any heap holds. */
const MAX_RESOLVED_BYTES = 512 * 1024 * 1024;

/**
 * Replaces all references in an output, and those in the values that replace them.
 *
 * @throws BrokenReferenceError; any error of the store.
 */
export async function resolveReferences(output: unknown, blobs: BlobStore): Promise<unknown> {
  const resolver = new ReferenceResolver(blobs);
  let value = output;
  for (let pass = 0; pass < MAX_PASSES && holdsReference(value); pass++) value = await resolver.pass(value);
  return value;
}

class ReferenceResolver {
  readonly #blobs: BlobStore;
  #leftBytes = MAX_RESOLVED_BYTES;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  /** Replaces references by their values, and does not look into these. */
  async pass(value: unknown): Promise<unknown> {
    if (typeof value !== "object" || value === null) return value;
    if (isReference(value)) return await this.#valueOf(value.$blob);
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const item of value) items.push(await this.pass(item));
      return items;
    }
    const members: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) members.push([name, await this.pass(member)]);
    return Object.fromEntries(members);
  }

  async #valueOf(id: string): Promise<unknown> {
    const blob = await this.#blobs.get(id);
    if (blob === undefined) throw broken(`Blob not found: ${id}`);
    const text = textOfBlob(blob);
    this.#leftBytes -= memoryOfJson(text);
    if (this.#leftBytes < 0) {
      throw broken(`The blobs that the output refers to would take more than ${MAX_RESOLVED_BYTES} bytes of memory`);
    }
    return parseBlob(blob.id, text);
  }
}

/** Whether a value contains references. This is cheaper than resolving it. */
export function holdsReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isReference(value) || Object.values(value).some(holdsReference);
}

const BLOB_ID = /^[0-9a-f]{64}$/i;
const BLOB_TYPES: readonly unknown[] = [undefined, "data", "flow", "binary"];

/** Whether a value is a reference. An object with a malformed id, an unknown type or an invalid size is data. */
function isReference(value: object): value is { readonly $blob: string } {
  if (!("$blob" in value)) return false;
  const { $blob, blobType, size = null } = value as Readonly<Record<string, unknown>>;
  return (
    typeof $blob === "string" && BLOB_ID.test($blob) && BLOB_TYPES.includes(blobType) && (size === null || isU64(size))
  );
}

function isU64(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 64;
}

/** The type of the blob does not matter, as long as its bytes are JSON. */
function textOfBlob({ id, content }: StoredBlob): string {
  return reading(id, () => decodeJson(content));
}

function parseBlob(id: string, text: string): unknown {
  return reading(id, () => parseStrictJson(text));
}

function reading<T>(id: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const outer = { error: BROKEN, attachments: [`blob_id=${id}`] };
    const causes = [outer, { error: "Serialization error" }, { error: error.message }];
    throw new BrokenReferenceError(`Blob ${id} does not contain JSON: ${error.message}`, causes);
  }
}

const BROKEN = "error executing component";

function broken(message: string): BrokenReferenceError {
  return new BrokenReferenceError(message, [{ error: BROKEN }, { error: message }]);
}
