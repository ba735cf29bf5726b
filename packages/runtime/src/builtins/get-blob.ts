import { blobValueOf } from "../flow/blob-value.ts";
import { type Builtin, BuiltinFailure } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";

const ID_BYTES = 64;

/** Returns the JSON value of a blob. */
export const getBlob: Builtin = {
  component: "/get_blob",
  description: "Returns the JSON value of a blob.",
  inputSchema: { type: "object", properties: { blob_id: { type: "string" } }, required: ["blob_id"] },
  outputSchema: { type: "object", properties: { data: {} }, required: ["data"] },
  async execute(input, { blobs }, { version, missingBlobIsCause }) {
    const id = new InputFields(input, "GetBlobInput").text("blob_id");
    const outer = "error executing user-defined function";
    const malformed = whyMalformed(id);
    if (malformed !== undefined) {
      const why = `Invalid blob ID: ${malformed}`;
      throw new BuiltinFailure([{ error: outer, attachments: [why] }, { error: "invalid input" }]);
    }
    const blob = await blobs.get(id);
    const missing = `Blob not found: ${id}`;
    if (blob === undefined && missingBlobIsCause) {
      throw new BuiltinFailure([{ error: outer }, { error: "internal error" }, { error: missing }]);
    }
    if (blob === undefined) {
      throw new BuiltinFailure([{ error: outer, attachments: [missing] }, { error: "internal error" }]);
    }
    try {
      return { outcome: "success", result: { data: blobValueOf(blob, version) } };
    } catch (error) {
      throw new BuiltinFailure([{ error: outer }, { error: "internal error" }, { error: String(error) }]);
    }
  },
};

function whyMalformed(id: string): string | undefined {
  const bytes = Buffer.byteLength(id);
  if (bytes !== ID_BYTES) return `Invalid blob ID length: expected ${ID_BYTES}, got ${bytes}`;
  return /^[0-9a-f]+$/i.test(id) ? undefined : "Invalid characters in blob ID";
}
