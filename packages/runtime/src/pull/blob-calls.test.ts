import { expect, it } from "vitest";
import { hashBytes, hashJson } from "../blobs/content-hash.ts";
import { MemoryBlobStore } from "../blobs/memory-blob-store.ts";
import { answerBlobCalls } from "./blob-calls.ts";
import { toValue } from "./protobuf-value.ts";

it.each([[{ a: 1, b: 2 }], [{ b: 2, a: 1 }]])("%j has the same id, as on 0.12 and 0.13", async (value) => {
  const { putBlob } = answerBlobCalls(() => new MemoryBlobStore());
  const content = { case: "jsonData", value: toValue([{ z: value, a: [value] }]) };
  const sorted = { a: 1, b: 2 };
  expect(await putBlob({ content, blobType: "data" } as never, {} as never)).toEqual({
    blobId: hashJson([{ a: [sorted], z: sorted }]),
  });
});

it("orders members by their bytes, also names of digits, as 0.12 and 0.13 do", async () => {
  const { putBlob } = answerBlobCalls(() => new MemoryBlobStore());
  const content = { case: "jsonData", value: toValue({ 2: 1, 10: 1, "\u{1f600}": 1, "\uffee": 1 }) };
  expect(await putBlob({ content, blobType: "data" } as never, {} as never)).toEqual({
    blobId: hashBytes('{"10":1,"2":1,"\uffee":1,"\u{1f600}":1}'),
  });
});
