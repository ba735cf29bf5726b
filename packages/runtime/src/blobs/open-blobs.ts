import type { BlobStore } from "./blob-store.ts";
import { FolderBlobStore } from "./folder-blob-store.ts";

/** Where blobs are kept, as options say it. */
export type BlobPlace = BlobStore | { readonly folder: string };

/** The store of a place. */
export async function openBlobs(place: BlobPlace): Promise<BlobStore> {
  return "get" in place ? place : await FolderBlobStore.open(place.folder);
}
