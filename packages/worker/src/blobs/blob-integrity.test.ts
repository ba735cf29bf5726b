import { createHash } from "node:crypto";
import { BlobIntegrityError } from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIntegrity } from "./blob-integrity.ts";

function idOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

describe("checkIntegrity", () => {
  it("blobs.get.integrity, blob-api.integrity: accepts the text or the bytes whose hash is the id", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array()), async (content) => {
        await checkIntegrity(idOf(content), typeof content === "string" ? content : new Uint8Array(content));
      }),
    );
  });

  it("blobs.get.integrity, blob-api.integrity: refuses anything else, with both ids", async () => {
    const id = idOf('{"a":1}');
    const damaged = checkIntegrity(id, '{"a":2}');
    await expect(damaged).rejects.toThrow(BlobIntegrityError);
    await expect(damaged).rejects.toMatchObject({ blobId: id, data: { blobId: id, actualId: idOf('{"a":2}') } });
    await expect(checkIntegrity(idOf("é"), new Uint8Array([0xe9]))).rejects.toThrow("is damaged");
  });
});
