import { MemoryBlobStore } from "@stepflow/runtime";

export async function exampleOfMemoryBlobStore(): Promise<void> {
  // #region MemoryBlobStore
  const blobs = new MemoryBlobStore();
  const id = await blobs.put(new TextEncoder().encode("hello"), { type: "binary", filename: "hello.txt" });
  // #endregion
  void id;
}
