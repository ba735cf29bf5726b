import { createRuntime, FolderBlobStore, type InProcessWorker } from "@stepflow/runtime";

declare const worker: InProcessWorker;

export async function exampleOfFolderBlobStore(): Promise<void> {
  // #region FolderBlobStore
  const blobs = await FolderBlobStore.open("./blobs");
  await using runtime = await createRuntime({ workers: { text: worker }, blobs });
  // #endregion
  void runtime;
}
