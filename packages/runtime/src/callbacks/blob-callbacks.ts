import { isJsonObject, parseBlobId } from "@stepflow/protocol";
import { type BlobStore, jsonOf, putJson, type StoredBlob } from "../blobs/blob-store.ts";
import { badParams, refusal } from "./refusals.ts";
import type { RuntimeDialect } from "./runtime-dialect.ts";

/** Spellings of the classic documents, which name types in several ways or not at all (B7). */
const CLASSIC_TYPES: Readonly<Record<string, "data" | "flow">> = {
  Json: "data",
  json: "data",
  data: "data",
  Flow: "flow",
  flow: "flow",
};
const CLASSIC_PREFIX = "sha256:";

/** `blobs/put` (A9 – A13, B4, B8, B9). */
export async function putBlob(
  blobs: BlobStore,
  params: unknown,
  dialect: RuntimeDialect,
  id: string | number,
): Promise<object> {
  if (!isJsonObject(params) || params["data"] === undefined) throw badParams(id);
  const type = typeOf(params["blob_type"], dialect);
  if (type === undefined) throw badParams(id);
  const blobId = await putJson(blobs, params["data"], { type });
  return { blob_id: dialect === "classic" ? CLASSIC_PREFIX + blobId : blobId };
}

function typeOf(given: unknown, dialect: RuntimeDialect): "data" | "flow" | undefined {
  if (dialect !== "classic") return given === "data" || given === "flow" ? given : undefined;
  if (given === undefined || given === null) return "data";
  return typeof given === "string" && Object.hasOwn(CLASSIC_TYPES, given) ? CLASSIC_TYPES[given] : undefined;
}

/** `blobs/get` (A17 – A19, B13). */
export async function getBlob(
  blobs: BlobStore,
  params: unknown,
  dialect: RuntimeDialect,
  id: string | number,
): Promise<object> {
  if (!isJsonObject(params) || typeof params["blob_id"] !== "string") throw badParams(id);
  const { blob_id: given } = params;
  const blob = await blobs.get(dialect === "classic" ? (parseBlobId(given) ?? "") : given);
  const data = blob === undefined ? undefined : jsonValueOf(blob);
  if (blob === undefined || data === undefined) {
    if (dialect === "classic") throw refusal(-32_000, "Blob not found", { blob_id: given });
    throw refusal(-32_000, "Failed to get blob");
  }
  return { data, blob_type: dialect === "classic" && blob.type === "data" ? "Json" : blob.type };
}

/** Bytes are no value that this method could carry. */
function jsonValueOf(blob: StoredBlob): unknown {
  try {
    return jsonOf(blob);
  } catch {
    return undefined;
  }
}
