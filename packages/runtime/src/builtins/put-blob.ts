import { InvalidFlowError } from "@stepflow/protocol";
import { putJson, type StoredBlobType } from "../blobs/blob-store.ts";
import { readUncheckedFlow } from "../flow/flow.ts";
import type { RuntimeVersion } from "../versions.ts";
import { type Builtin, BuiltinFailure } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";

/** Stores a JSON value as a blob. */
export const putBlob: Builtin = {
  component: "/put_blob",
  description: "Stores a JSON value as a blob and returns its id.",
  inputSchema: {
    type: "object",
    properties: { data: {}, blob_type: { type: "string", enum: ["flow", "data", "binary"] } },
    required: ["data", "blob_type"],
  },
  outputSchema: { type: "object", properties: { blob_id: { type: "string" } }, required: ["blob_id"] },
  async execute(input, { blobs }, { blobTypes, parsesFlowBlobs, version }) {
    const fields = new InputFields(input, "PutBlobInput");
    const data = fields.any("data");
    const type = fields.word("blob_type", blobTypes) as StoredBlobType;
    if (type === "flow" && parsesFlowBlobs) checkFlow(data, version);
    return { outcome: "success", result: { blob_id: await putJson(blobs, data, { type }) } };
  },
};

function checkFlow(data: unknown, version: RuntimeVersion): void {
  try {
    readUncheckedFlow(data, version);
  } catch (error) {
    if (!(error instanceof InvalidFlowError)) throw error;
    throw new BuiltinFailure([
      { error: "error executing user-defined function" },
      { error: "internal error" },
      { error: "Internal state store error" },
      { error: "Invalid flow data - could not deserialize" },
    ]);
  }
}
