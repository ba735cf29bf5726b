/// <reference lib="esnext.disposable" preserve="true" />
import type { Conversation } from "../wire/conversation.ts";
import { startTap } from "../wire/tap.ts";

/** Path of the Blob API, below the URL of a runtime. */
const PATH = "/api/v1/blobs";

/** A proxy in front of the Blob API of a runtime. It starts before the runtime, whose workers are given its URL. */
export interface BlobTap extends AsyncDisposable {
  readonly url: string;
  /** Passes all further requests on to a runtime. */
  forwardTo(runtimeUrl: string): void;
}

/** Starts a proxy that adds requests for blobs to a conversation. */
export async function startBlobTap(conversation: Conversation): Promise<BlobTap> {
  let target = "";
  const tap = await startTap(
    () => target,
    ({ path, body }) => conversation.blobRequest(path, body),
  );
  return {
    url: tap.url,
    forwardTo(runtimeUrl) {
      target = `${runtimeUrl}${PATH}`;
    },
    [Symbol.asyncDispose]: () => tap[Symbol.asyncDispose](),
  };
}
