import { jsonOf, MemoryBlobStore, putJson } from "@stepflow/runtime";

const store = new MemoryBlobStore();

export async function exampleOfPutJson(): Promise<void> {
  // #region putJson
  const id = await putJson(store, { name: "Ada" });
  // #endregion
  void id;
}

export async function exampleOfJsonOf(id: string): Promise<void> {
  // #region jsonOf
  const blob = await store.get(id);
  if (blob !== undefined && blob.type !== "binary") console.log(jsonOf(blob));
  // #endregion
}
