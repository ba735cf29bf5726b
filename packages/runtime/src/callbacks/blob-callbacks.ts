import { InvalidFlowError, isJsonObject, type PutBlobParams, parseBlobId } from "@stepflow/protocol";
import { putJson, type StoredBlob } from "../blobs/blob-store.ts";
import type { Engine } from "../engine/engine.ts";
import { blobValueOf } from "../flow/blob-value.ts";
import { readUncheckedFlow } from "../flow/flow.ts";
import { type CallbackRequest, readParams } from "./callback-request.ts";
import { flowRefusal, refusal } from "./refusals.ts";
import type { CallbackRules } from "./runtime-dialect.ts";

/** Blob types as the first Stepflow documents spell them. They may also be missing. */
const CLASSIC_TYPES: Readonly<Record<string, PutBlobParams["blobType"]>> = { Json: "data", Flow: "flow" };
const CLASSIC_PREFIX = "sha256:";

/** Serves `blobs/put` and `blobs/get` over the event stream. */
export class BlobCallbacks {
  readonly #engine: Pick<Engine, "blobs" | "semantics">;
  readonly #rules: CallbackRules;
  /** Blob types as classic workers spelled them, by id. A worker gets a type back in its own spelling, or none. */
  readonly #spelledTypes = new Map<string, unknown>();

  constructor(engine: Pick<Engine, "blobs" | "semantics">, rules: CallbackRules) {
    this.#engine = engine;
    this.#rules = rules;
  }

  get #isClassic(): boolean {
    return this.#rules.dialect === "classic";
  }

  /** Serves `blobs/put`. */
  async put(request: CallbackRequest): Promise<object> {
    const params = this.#isClassic ? inPlainSpelling(request.params) : request.params;
    const { data, blobType: type } = readParams("blobs/put", this.#rules, { ...request, params });
    if (type === "flow" && !this.#isClassic) this.#checkFlow(data);
    const blobId = await putJson(this.#engine.blobs, data, { type });
    if (!this.#isClassic) return { blob_id: blobId };
    this.#spelledTypes.set(blobId, spelledTypeOf(request.params));
    return { blob_id: CLASSIC_PREFIX + blobId };
  }

  /** Serves `blobs/get`. */
  async get(request: CallbackRequest): Promise<object> {
    const { blobId: given } = readParams("blobs/get", this.#rules, request);
    // Real runtimes accept an id in one spelling only.
    const blob = await this.#engine.blobs.get(this.#isClassic ? (parseBlobId(given) ?? "") : given);
    const data = blob === undefined ? undefined : this.#valueOf(blob);
    if (blob === undefined || data === undefined) {
      if (this.#isClassic) throw refusal(-32_000, "Blob not found", { blob_id: given });
      throw refusal(-32_000, "Failed to get blob");
    }
    const type = this.#isClassic ? this.#spell(blob) : blob.type;
    return { data, ...(type === undefined || type === null ? {} : { blob_type: type }) };
  }

  #checkFlow(data: unknown): void {
    try {
      readUncheckedFlow(data, this.#engine.semantics.version);
    } catch (error) {
      if (!(error instanceof InvalidFlowError)) throw error;
      throw flowRefusal(this.#rules, "Failed to put blob", error);
    }
  }

  /** Returns undefined for bytes, which these methods cannot send. */
  #valueOf(blob: StoredBlob): unknown {
    try {
      return blobValueOf(blob, this.#engine.semantics.version);
    } catch {
      return undefined;
    }
  }

  #spell({ id, type }: StoredBlob): unknown {
    if (this.#spelledTypes.has(id)) return this.#spelledTypes.get(id);
    return type === "data" ? "Json" : type;
  }
}

/** Returns the parameters of a classic worker with the blob type in the spelling of 0.9. */
function inPlainSpelling(params: unknown): unknown {
  if (!isJsonObject(params)) return params;
  const spelled = params["blob_type"] ?? "data";
  const isClassic = typeof spelled === "string" && Object.hasOwn(CLASSIC_TYPES, spelled);
  return { ...params, blob_type: isClassic ? CLASSIC_TYPES[spelled] : spelled };
}

function spelledTypeOf(params: unknown): unknown {
  return isJsonObject(params) ? params["blob_type"] : undefined;
}
