import { putJson, type StoredBlobType } from "../blobs/blob-store.ts";
import type { Builtin } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";

/** Stores a JSON value as a blob. */
export const putBlob: Builtin = {
  component: "/put_blob",
  description: "Stores a JSON value as a blob and gives the id of it.",
  inputSchema: {
    type: "object",
    properties: { data: {}, blob_type: { type: "string", enum: ["flow", "data", "binary"] } },
    required: ["data", "blob_type"],
  },
  outputSchema: { type: "object", properties: { blob_id: { type: "string" } }, required: ["blob_id"] },
  async execute(input, { blobs }, { blobTypes }) {
    const fields = new InputFields(input, "PutBlobInput");
    const data = fields.any("data");
    const type = fields.word("blob_type", blobTypes) as StoredBlobType;
    return { outcome: "success", result: { blob_id: await putJson(blobs, data, { type }) } };
  },
};
