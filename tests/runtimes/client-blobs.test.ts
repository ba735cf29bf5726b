import { createHash } from "node:crypto";
import { NotFoundError, NotServedError, PayloadTooLargeError } from "@stepflow/client";
import { describe, expect, it } from "vitest";
import { failureOf } from "../support/failure-of.ts";
import { useRuntime } from "../support/runtimes/client-targets.ts";

const text = "Grüße 😀 日本語 \u2028 \u0000 \ud83d\ude00";
const unknownHash = "0".repeat(64);

describe.each(["0.11.1", "embedded"])("blobs over REST, runtime %s", (target) => {
  const current = useRuntime(target);

  it("stores and returns JSON with its name", async () => {
    const client = current.client();
    for (const data of [{ text, n: [1, null, true] }, text, null, 0, []]) {
      const blobId = await client.putBlob(data);
      expect(await client.getBlob(blobId)).toEqual({ blobId, data, blobType: "data" });
    }
    const named = await client.putBlob({ a: 1 }, { filename: "größe.json" });
    expect(await client.getBlob(named)).toMatchObject({ filename: "größe.json" });
    expect(await client.getBinary(named)).toMatchObject({ blobType: "data", filename: "größe.json" });
  });

  it("stores and returns bytes with their name; the id is their hash", async () => {
    const client = current.client();
    const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);
    for (const filename of ['a "b" c\\d.bin', " größe.bin"]) {
      const blobId = await client.putBinary(bytes, { filename });
      expect(blobId).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect(await client.getBinary(blobId)).toEqual({ bytes, blobType: "binary", filename });
    }
  });

  it("refuses unknown ids and bodies above 2 MiB", async () => {
    const client = current.client();
    expect(await failureOf(client.getBlob(unknownHash))).toBeInstanceOf(NotFoundError);
    expect(await failureOf(client.getBinary(unknownHash))).toBeInstanceOf(NotFoundError);
    expect(await failureOf(client.putBinary(new Uint8Array(2_097_153)))).toBeInstanceOf(PayloadTooLargeError);
    const largest = new Uint8Array(2_097_152).fill(7);
    const { bytes } = await client.getBinary(await client.putBinary(largest));
    expect(Buffer.compare(bytes, largest)).toBe(0);
  });
});

describe("blobs over REST, runtime 0.9.0", () => {
  const old = useRuntime("0.9.0");

  it("are not supported, and the error has that reason", async () => {
    const error = await failureOf(old.client().putBlob(1));
    expect(error).toBeInstanceOf(NotServedError);
    expect(error.message).toContain("since 0.10");
  });
});
