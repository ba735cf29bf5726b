import type { BlobStore } from "./blob-store.ts";
import { FolderBlobStore } from "./folder-blob-store.ts";

/** A blob store, or the folder of one. */
export type BlobPlace = BlobStore | { readonly folder: string };

/** Opens the store. */
export async function openBlobs(place: BlobPlace): Promise<BlobStore> {
  return "get" in place ? place : await FolderBlobStore.open(place.folder);
}
