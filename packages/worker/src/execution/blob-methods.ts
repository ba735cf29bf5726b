import type { StandardSchemaV1 } from "@standard-schema/spec";
import { InvalidBlobError, InvalidBlobIdError, parseBlobId } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import { type BinarySource, readContent, toContent } from "../blobs/binary-source.ts";
import type { BinaryBlob } from "../blobs/blob-store.ts";
import type { GetBlobOptions, PutBinaryOptions, PutBlobOptions } from "../context/method-options.ts";
import { type CallOptions, remainingLimits } from "../limits/call-limits.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { ExecutionState } from "./execution-state.ts";
import { completeFlow } from "./own-route.ts";
import { writeSendable } from "./write-sendable.ts";

/** `ctx.putBlob` */
export async function putBlob(
  state: ExecutionState,
  data: unknown,
  { type = "data", ...options }: PutBlobOptions = {},
): Promise<string> {
  state.begin("putBlob", options);
  const json = writeSendable(state.settings.numbers, "The blob", data);
  return storeJson(state, type === "flow" ? await completeFlow(state, json, options) : json, type, options);
}

/** Stores a value that is written already. */
export async function storeJson(
  state: ExecutionState,
  json: string,
  type: "data" | "flow",
  options: CallOptions,
): Promise<string> {
  const store = await state.link.blobs();
  return state.knownBlobs.note(await store.put(json, type, state.limits(options)), false);
}

/** `ctx.getBlob` */
export async function getBlob(state: ExecutionState, blobId: string, options: GetBlobOptions = {}): Promise<unknown> {
  const id = toBlobId(blobId);
  state.begin("getBlob", options);
  const store = await state.link.blobs();
  const blob = await store.get(id, { ...state.limits(options), originalId: blobId });
  state.knownBlobs.note(id, false);
  const value = await blob.read(state.settings.numbers);
  const data = options.schema === undefined ? value : await checkBlob(blobId, value, options.schema);
  return options.withType ? { data, type: blob.type } : data;
}

/** `ctx.putBinary` */
export async function putBinary(
  state: ExecutionState,
  source: BinarySource,
  { filename, contentType, ...options }: PutBinaryOptions = {},
): Promise<string> {
  state.begin("putBinary", options);
  const content = toContent(source);
  const limits = state.limits(options);
  const startedMs = performance.now();
  const store = await state.link.blobs();
  const bytes = await readContent(content, limits, state.link.blobLimitBytes);
  const blob = { bytes, ...defined({ filename, contentType }) };
  return state.knownBlobs.note(await store.putBinary(blob, remainingLimits(limits, startedMs)), true);
}

/** `ctx.getBinary` */
export async function getBinary(state: ExecutionState, blobId: string, options: CallOptions = {}): Promise<BinaryBlob> {
  const id = toBlobId(blobId);
  state.begin("getBinary", options);
  const store = await state.link.blobs();
  const blob = await store.getBinary(id, state.limits(options));
  // JSON can be fetched as bytes, too, and references to it are valid.
  if (blob.blobType !== undefined) state.knownBlobs.note(id, blob.blobType === "binary");
  return blob;
}

function toBlobId(text: string): string {
  const id = parseBlobId(text);
  if (id === undefined) throw new InvalidBlobIdError(text);
  return id;
}

async function checkBlob(blobId: string, value: unknown, schema: StandardSchemaV1): Promise<unknown> {
  const result = await toSchema(schema, { component: "getBlob", field: "output" }).validate(value);
  if (!result.ok) throw new InvalidBlobError(blobId, result.issues);
  return result.value;
}
