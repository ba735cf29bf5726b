import { isJsonObject, parseBlobId } from "@stepflow/protocol";
import { escapePointerKey } from "@stepflow/protocol/internal";

/** A reference inside a value, to a blob of any type. */
export interface PlacedReference {
  /** JSON pointer of the reference. */
  readonly pointer: string;
  readonly blobId: string;
  /** Type of the blob according to the reference. */
  readonly blobType: unknown;
}

/** Finds everything in a value that a runtime treats as a reference. */
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

/** Fast check: if it returns false, the text holds no reference. Most texts lack the one character that is searched for first. */
export function mayHoldReferences(json: string): boolean {
  return json.includes("$") && json.includes('"$blob"');
}
