import { type Json, parseObject, sizeOf } from "./json.ts";

/** Request of the worker to the runtime, read from the wire. */
export interface Callback {
  /** For example `blobs/put` or `POST /api/v1/blobs`. */
  readonly name: string;
  /** Summary of the parameters. Empty if there are none. */
  readonly sent: string;
  /** Steps one of which sent the request. Set if the sender is ambiguous. */
  readonly oneOf?: readonly string[];
  /** Summary of the answer. Undefined until it arrives. */
  result?: string;
  ms?: number;
}

/** Describes a request in the event stream of the worker. */
export function describeCall(method: string, params: Json): string {
  if (method === "blobs/put") return bytes(sizeOf(params["data"]));
  if (method === "blobs/get") return shortId(params["blobId"] ?? params["blob_id"]);
  if (method === "runs/submit") return inputs((params["inputs"] as unknown[] | undefined)?.length ?? 0);
  if (method === "runs/get") return String(params["runId"]);
  return bytes(sizeOf(params));
}

/** Describes the answer of the runtime. */
export function describeAnswer(message: Json): string {
  const error = message["error"] as Json | null | undefined;
  if (error) return `error ${error["code"]}: ${error["message"]}`;
  return describeResult(message["result"] as Json);
}

/** Describes a request to the Blob HTTP API. */
export function describeBlobRequest(path: string, body: Buffer): Pick<Callback, "name" | "sent"> {
  const name = (method: string): string => `${method} /api/v1/blobs`;
  if (body.length === 0) return { name: name("GET"), sent: shortId(path.split("/").pop()) };
  const stored = parseObject(body.toString());
  return { name: name("POST"), sent: bytes(stored === undefined ? body.length : sizeOf(stored["data"])) };
}

export function describeBlobAnswer(status: number | undefined, body: Buffer): string {
  if (status === undefined) return "no answer";
  if (status !== 200) return `HTTP ${status}: ${body.toString().slice(0, 200)}`;
  return describeResult(parseObject(body.toString()) ?? {});
}

function describeResult(result: Json): string {
  if (result["data"] !== undefined) return bytes(sizeOf(result["data"]));
  const blobId = result["blobId"] ?? result["blob_id"];
  if (blobId !== undefined) return shortId(blobId);
  return result["runId"] === undefined ? bytes(sizeOf(result)) : `run ${result["runId"]} ${result["status"]}`;
}

function inputs(count: number): string {
  return count === 1 ? "1 input" : `${count} inputs`;
}

function bytes(count: number): string {
  return `${count.toLocaleString("en")} bytes`;
}

function shortId(id: unknown): string {
  const text = String(id);
  return /^[0-9a-f]{64}$/.test(text) ? `blob ${text.slice(0, 12)}…` : text;
}
