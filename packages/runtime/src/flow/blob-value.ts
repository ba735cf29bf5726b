import { jsonOf, type StoredBlob } from "../blobs/blob-store.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { readUncheckedFlow } from "./flow.ts";

/**
 * The JSON value of a blob as a runtime of this version gives it. 0.9 keeps of a flow only what it has read of it, and yet under the id
 * of all that it was given.
 *
 * @throws as {@link jsonOf} does; InvalidFlowError.
 */
export function blobValueOf(blob: StoredBlob, version: RuntimeVersion): unknown {
  const value = jsonOf(blob);
  return blob.type === "flow" && semanticsOf(version).parsesFlowBlobs
    ? readUncheckedFlow(value, version).document
    : value;
}
