import { isJsonObject, parseBlobId } from "@stepflow/protocol";
import { type BlobStore, jsonOf, putJson, type StoredBlob } from "../blobs/blob-store.ts";
import { badParams, refusal } from "./refusals.ts";
import type { RuntimeDialect } from "./runtime-dialect.ts";

/** Spellings of the classic documents, which name types in several ways or not at all (B7). */
const CLASSIC_TYPES: Readonly<Record<string, "data" | "flow">> = {
  Json: "data",
  data: "data",
  Flow: "flow",
  flow: "flow",
};
const CLASSIC_PREFIX = "sha256:";

/** Serves `blobs/put` and `blobs/get` over the event stream. */
export class BlobCallbacks {
  readonly #blobs: BlobStore;
  readonly #isClassic: boolean;
  /** How workers spelled the types of classic blobs: they get them back in the same spelling, or none. */
  readonly #spelledTypes = new Map<string, unknown>();

  constructor(blobs: BlobStore, dialect: RuntimeDialect) {
    this.#blobs = blobs;
    this.#isClassic = dialect === "classic";
  }

  /** A9 – A13, B4, B8, B9. */
  async put(params: unknown, id: string | number): Promise<object> {
    if (!isJsonObject(params) || params["data"] === undefined) throw badParams(id);
    const spelled = params["blob_type"];
    const type = this.#typeOf(spelled);
    if (type === undefined) throw badParams(id);
    const blobId = await putJson(this.#blobs, params["data"], { type });
    if (!this.#isClassic) return { blob_id: blobId };
    this.#spelledTypes.set(blobId, spelled);
    return { blob_id: CLASSIC_PREFIX + blobId };
  }

  /** A17 – A19, B13. */
  async get(params: unknown, id: string | number): Promise<object> {
    if (!isJsonObject(params) || typeof params["blob_id"] !== "string") throw badParams(id);
    const { blob_id: given } = params;
    // Real runtimes know one spelling only (wire.md §10).
    const blob = await this.#blobs.get(this.#isClassic ? (parseBlobId(given) ?? "") : given);
    const data = blob === undefined ? undefined : jsonValueOf(blob);
    if (blob === undefined || data === undefined) {
      if (this.#isClassic) throw refusal(-32_000, "Blob not found", { blob_id: given });
      throw refusal(-32_000, "Failed to get blob");
    }
    const type = this.#isClassic ? this.#spell(blob) : blob.type;
    return { data, ...(type === undefined || type === null ? {} : { blob_type: type }) };
  }

  #typeOf(spelled: unknown): "data" | "flow" | undefined {
    if (!this.#isClassic) return spelled === "data" || spelled === "flow" ? spelled : undefined;
    if (spelled === undefined || spelled === null) return "data";
    return typeof spelled === "string" && Object.hasOwn(CLASSIC_TYPES, spelled) ? CLASSIC_TYPES[spelled] : undefined;
  }

  #spell({ id, type }: StoredBlob): unknown {
    if (this.#spelledTypes.has(id)) return this.#spelledTypes.get(id);
    return type === "data" ? "Json" : type;
  }
}

/** Bytes are no value that these methods could carry. */
function jsonValueOf(blob: StoredBlob): unknown {
  try {
    return jsonOf(blob);
  } catch {
    return undefined;
  }
}
