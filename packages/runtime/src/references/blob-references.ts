import { isJsonObject, parseBlobId } from "@stepflow/protocol";
import { type BlobStore, jsonOf } from "../blobs/blob-store.ts";
import { compactJson } from "../blobs/compact-json.ts";
import type { ErrorCause } from "../engine/component.ts";
import { JsonFault } from "../quirks/json-fault.ts";
import { JsonScanner } from "../quirks/json-scanner.ts";

/** A reference in an output leads nowhere, or to bytes: no value can take its place. */
export class BrokenReferenceError extends Error {
  /** As the runtimes tell it. */
  readonly causes: readonly ErrorCause[];

  constructor(message: string, causes: readonly ErrorCause[]) {
    super(message);
    this.causes = causes;
  }
}

const encoder = new TextEncoder();

/**
 * An input as it travels to a worker that knows references: each member of an object whose compact JSON is larger than the threshold
 * is stored, and a reference stands in its place. Other inputs, and what is inside of members, stay as they are (wire.md §7).
 */
export async function referLargeFields(input: unknown, thresholdBytes: number, blobs: BlobStore): Promise<unknown> {
  if (thresholdBytes === 0 || !isJsonObject(input)) return input;
  let changed: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(input)) {
    const content = largeContent(value, thresholdBytes);
    if (content === undefined) continue;
    changed ??= { ...input };
    changed[name] = { $blob: await blobs.put(content, { purpose: "reference" }), size: content.byteLength };
  }
  return changed ?? input;
}

function largeContent(value: unknown, thresholdBytes: number): Uint8Array | undefined {
  const isSmall = typeof value !== "string" && (typeof value !== "object" || value === null);
  // A character takes at most six bytes, as an escape.
  if (isSmall && thresholdBytes >= 32) return undefined;
  if (typeof value === "string" && value.length * 6 + 2 <= thresholdBytes) return undefined;
  const content = encoder.encode(compactJson(value));
  return content.byteLength > thresholdBytes ? content : undefined;
}

/**
 * An output with the values of all references in it, wherever they are (wire.md §7). Values are put in as they were stored: references
 * inside of them are data.
 *
 * @throws BrokenReferenceError
 */
export async function resolveReferences(output: unknown, blobs: BlobStore): Promise<unknown> {
  if (typeof output !== "object" || output === null) return output;
  if (isReference(output)) return await valueOfBlob(output.$blob, blobs);
  if (Array.isArray(output)) {
    const items: unknown[] = [];
    for (const item of output) items.push(await resolveReferences(item, blobs));
    return items;
  }
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(output)) members.push([name, await resolveReferences(member, blobs)]);
  return Object.fromEntries(members);
}

/** Whether there is anything to resolve, without the cost of it. */
export function holdsReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isReference(value) || Object.values(value).some(holdsReference);
}

/** What has a malformed id or an unknown type is data. */
function isReference(value: object): value is { readonly $blob: string } {
  if (!("$blob" in value) || parseBlobId(value.$blob) !== value.$blob) return false;
  const { blobType = null } = value as { blobType?: unknown };
  return blobType === null || blobType === "data" || blobType === "flow" || blobType === "binary";
}

async function valueOfBlob(id: string, blobs: BlobStore): Promise<unknown> {
  const outer = "error executing component";
  const blob = await blobs.get(id);
  if (blob === undefined) {
    const message = `Blob not found: ${id}`;
    throw new BrokenReferenceError(message, [{ error: outer }, { error: message }]);
  }
  try {
    if (blob.type !== "binary") return jsonOf(blob);
  } catch {
    // As bytes are, told below.
  }
  const causes = [
    { error: outer, attachments: [`blob_id=${id}`] },
    { error: "Serialization error" },
    { error: whyNoJson(blob.content) },
  ];
  throw new BrokenReferenceError(`Blob ${id} holds no JSON`, causes);
}

/** In the words of a real runtime, which reads the bytes as the text of a value. */
function whyNoJson(content: Uint8Array): string {
  const scanner = new JsonScanner(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content));
  try {
    scanner.value("strict");
    scanner.end();
  } catch (error) {
    if (error instanceof JsonFault) return error.message;
    throw error;
  }
  return "a blob of bytes takes the place of no value";
}
