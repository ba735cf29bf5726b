import { jsonOf, type StoredBlob } from "../blobs/blob-store.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { readUncheckedFlow } from "./flow.ts";

/**
 * Returns the JSON value of a blob as a runtime of this version shows it. 0.9 shows only the part of a flow that it has parsed, under the
 * id of the whole.
 *
 * @throws SyntaxError or TypeError if the content is not JSON; InvalidFlowError.
 */
export function blobValueOf(blob: StoredBlob, version: RuntimeVersion): unknown {
  const value = jsonOf(blob);
  return blob.type === "flow" && semanticsOf(version).parsesFlowBlobs
    ? readUncheckedFlow(value, version).document
    : value;
}
