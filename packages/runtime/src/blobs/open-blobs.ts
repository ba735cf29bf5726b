import type { RuntimeLogger } from "../runtime-logger.ts";
import type { BlobStore } from "./blob-store.ts";
import { FolderBlobStore } from "./folder-blob-store.ts";
import { warnOfSharedFolder } from "./shared-folder.ts";

/** A blob store, or the folder of one. */
export type BlobPlace = BlobStore | { readonly folder: string };

/** Opens the store. */
export async function openBlobs(place: BlobPlace, logger: RuntimeLogger): Promise<BlobStore> {
  if ("get" in place) return place;
  const store = await FolderBlobStore.open(place.folder);
  await warnOfSharedFolder(place.folder, logger);
  return store;
}
