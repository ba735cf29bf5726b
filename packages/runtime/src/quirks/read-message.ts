import type { RequestId, RpcErrorObject } from "@stepflow/protocol";
import { JsonFault } from "../json/json-fault.ts";
import { type Fields, optional, readFields, readString } from "../json/read-fields.ts";
import { checkStrictJson, parseJsonText } from "../json/strict-json.ts";

/** A message as a real runtime reads it. Parameters and results stay text until they are needed. */
export type StrictMessage =
  | { readonly kind: "request"; readonly id: RequestId; readonly method: string; readonly params: string | undefined }
  | { readonly kind: "notification"; readonly method: string; readonly params: string | undefined }
  | { readonly kind: "response"; readonly id: RequestId; readonly result: string }
  | { readonly kind: "response"; readonly id: RequestId; readonly error: RpcErrorObject };

interface Members {
  readonly jsonrpc: string;
  readonly id: RequestId | undefined;
  readonly method: string | undefined;
  readonly params: string | undefined;
  readonly result: string | undefined;
  readonly error: RpcErrorObject | undefined;
}

const I64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const ERROR: Fields = { code: readCode, message: readString, data: optional(readText) };

/**
 * Reads a message.
 *
 * @param methods methods that the runtime knows; it cannot read messages with others
 * @throws JsonFault that names the member
 */
export function readMessage(text: string, methods: readonly string[]): StrictMessage {
  parseJsonText(text);
  const fields: Fields = {
    jsonrpc: readVersion,
    id: optional(readId),
    method: optional((given, place) => readMethod(given, place, methods)),
    params: optional(readText),
    result: optional(readText),
    error: optional(readError),
  };
  return classify(readFields<Members>(text.trim(), "message", fields, ["jsonrpc"]));
}

function classify({ id, method, params, result, error }: Partial<Members>): StrictMessage {
  if (method !== undefined) {
    if (result !== undefined) throw new JsonFault("message: `result` with `method`");
    if (error !== undefined) throw new JsonFault("message: `error` with `method`");
    return id === undefined ? { kind: "notification", method, params } : { kind: "request", id, method, params };
  }
  if (id === undefined) throw new JsonFault("message: neither `id` nor `method`");
  if (result !== undefined && error !== undefined) throw new JsonFault("message: `error` with `result`");
  if (result !== undefined) return { kind: "response", id, result };
  if (error !== undefined) return { kind: "response", id, error };
  throw new JsonFault("message: neither `result` nor `error`");
}

function readText(text: string): string {
  return text;
}

/** Real runtimes compare the bytes, so the version must not contain an escape. */
function readVersion(text: string, place: string): string {
  if (text === '"2.0"') return "2.0";
  throw new JsonFault(`expected "2.0" at ${place}`);
}

function readId(text: string, place: string): RequestId {
  if (text.startsWith('"')) return readString(text, place);
  if (isI64(text)) return Number(text);
  throw new JsonFault(`expected a string or an integer of 64 bits at ${place}`);
}

function readMethod(text: string, place: string, methods: readonly string[]): string {
  const method = readString(text, place);
  if (methods.includes(method)) return method;
  throw new JsonFault(`unknown method \`${method}\` at ${place}`);
}

function readError(text: string, place: string): RpcErrorObject {
  const { code, message, data } = readFields<{ code: number; message: string; data: string }>(text, place, ERROR);
  if (code === undefined) throw new JsonFault(`missing field \`code\` in ${place}`);
  if (message === undefined) throw new JsonFault(`missing field \`message\` in ${place}`);
  if (data === undefined) return { code, message };
  checkStrictJson(data);
  return { code, message, data: JSON.parse(data) };
}

function readCode(text: string, place: string): number {
  if (isI64(text)) return Number(text);
  throw new JsonFault(`expected an integer of 64 bits at ${place}`);
}

function isI64(text: string): boolean {
  if (!/^-?\d+$/.test(text)) return false;
  const value = BigInt(text);
  return value >= I64.min && value <= I64.max;
}
