import { defined, quoteUrl } from "@stepflow/protocol/internal";
import type { Fetch } from "@stepflow/transport/client";
import type { BlobApiOptions } from "../blobs/blob-api-options.ts";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { CallbackRules } from "../callbacks/runtime-dialect.ts";
import type { RuntimeListener } from "../rest/listen.ts";
import { isHttpUrl } from "./http-url.ts";
import { INTERNAL_BLOB_API_URL } from "./in-process.ts";
import type { Capabilities } from "./worker-connection.ts";

const DEFAULT_THRESHOLD_BYTES = 1_048_576;
const PATH = "/api/v1/blobs";

/** Serves blobs to workers, and knows the capabilities that `initialize` offers for them. */
export class BlobService {
  readonly thresholdBytes: number;
  readonly #blobs: BlobStore;
  readonly #options: BlobApiOptions;
  readonly #isNeeded: boolean;
  #app: Promise<{ fetch: Fetch }> | undefined;
  #listener: RuntimeListener | undefined;
  #listening: Promise<void> | undefined;

  /** @throws TypeError for invalid options. */
  constructor(blobs: BlobStore, options: BlobApiOptions, { spelling }: CallbackRules) {
    const { url, enabled = true, thresholdBytes = DEFAULT_THRESHOLD_BYTES } = options;
    if (!Number.isSafeInteger(thresholdBytes) || thresholdBytes < 0) {
      throw new TypeError(
        `blobApi.thresholdBytes must be a whole number of bytes, or 0 to turn references off, got ${thresholdBytes}.`,
      );
    }
    if (url !== undefined && !isHttpUrl(url)) {
      throw new TypeError(`blobApi.url must be an http(s) URL, got ${quoteUrl(url)}.`);
    }
    this.#blobs = blobs;
    this.#options = options;
    // 0.9 has blobs on the event stream only.
    this.thresholdBytes = spelling === "v1" ? thresholdBytes : 0;
    this.#isNeeded = spelling === "v1" && enabled && url === undefined;
  }

  /** Starts the listener for workers that are reached over the network, at the first call. */
  async listen(): Promise<void> {
    if (!this.#isNeeded) return;
    this.#listening ??= this.#listen();
    await this.#listening;
  }

  async #listen(): Promise<void> {
    const [app, { listen }] = await Promise.all([this.#open(), import("../rest/listen.ts")]);
    this.#listener = await listen(app);
  }

  capabilities(reach: "inProcess" | "network", { spelling }: CallbackRules): Capabilities {
    if (spelling === "v0") return {};
    const own = reach === "inProcess" ? INTERNAL_BLOB_API_URL : this.#listener && `${this.#listener.url}${PATH}`;
    const blobApiUrl = this.#options.url ?? (this.#isNeeded ? own : undefined);
    return {
      ...defined({ blobApiUrl }),
      ...(this.thresholdBytes > 0 ? { blobThreshold: this.thresholdBytes } : {}),
    };
  }

  /** Answers the blob requests of in-process workers without a network; requests to other URLs are sent. */
  readonly fetch: Fetch = async (request) => {
    const isOwn = this.#isNeeded && request.url.startsWith(INTERNAL_BLOB_API_URL);
    return isOwn ? (await this.#open()).fetch(request) : fetch(request);
  };

  async close(): Promise<void> {
    await this.#listening?.catch(() => {});
    await this.#listener?.close();
  }

  /** Loads the Blob API at its first use, because most tests of workers store no blobs. */
  #open(): Promise<{ fetch: Fetch }> {
    this.#app ??= import("../rest/blob-app.ts").then(({ createBlobApp }) => createBlobApp(this.#blobs));
    return this.#app;
  }
}
