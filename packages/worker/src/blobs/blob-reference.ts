import { isJsonObject, parseBlobId } from "@stepflow/protocol";
import { escapePointerKey } from "@stepflow/protocol/internal";

/** A stored value that stands where the value itself would stand (docs/internals/wire.md#blob-references). */
export interface BlobReference {
  readonly $blob: string;
  readonly blobType?: "data" | "flow";
  readonly size?: number;
}

/** True for a reference to a stored JSON value; one to a binary blob or with a malformed id is plain data. */
export function isBlobReference(value: unknown): value is BlobReference {
  if (!isJsonObject(value) || !Object.hasOwn(value, "$blob")) return false;
  const { $blob, blobType = "data" } = value;
  return parseBlobId($blob) === $blob && (blobType === "data" || blobType === "flow");
}

/** A reference, whatever it refers to, in a value. */
export interface PlacedReference {
  /** JSON pointer. */
  readonly pointer: string;
  readonly blobId: string;
  /** What it says itself. */
  readonly blobType: unknown;
}

/** Finds all that runtimes would take for references, wherever they are. */
export function findReferences(value: unknown, pointer = ""): PlacedReference[] {
  const found: PlacedReference[] = [];
  collectReferences(value, pointer, found);
  return found;
}

function collectReferences(value: unknown, pointer: string, found: PlacedReference[]): void {
  if (typeof value !== "object" || value === null) return;
  const reference = readReference(value);
  if (reference !== undefined) found.push({ pointer, ...reference });
  else {
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === "object") collectReferences(child, `${pointer}/${escapePointerKey(key)}`, found);
    }
  }
}

function readReference(value: object): Pick<PlacedReference, "blobId" | "blobType"> | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, "$blob")) return undefined;
  const { $blob, blobType } = value;
  const blobId = parseBlobId($blob);
  return blobId !== undefined && blobId === $blob ? { blobId, blobType } : undefined;
}

/** Quick look: text without this holds no reference. */
export function mayHoldReferences(json: string): boolean {
  return json.includes('"$blob"');
}
