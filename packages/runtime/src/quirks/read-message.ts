import type { RequestId, RpcErrorObject } from "@stepflow/protocol";
import { JsonScanner } from "../json/json-scanner.ts";

/** A message as a real runtime reads it: parameters and results stay text until they are needed. */
export type StrictMessage =
  | { readonly kind: "request"; readonly id: RequestId; readonly method: string; readonly params: string | undefined }
  | { readonly kind: "notification"; readonly method: string; readonly params: string | undefined }
  | { readonly kind: "response"; readonly id: RequestId; readonly result: string }
  | { readonly kind: "response"; readonly id: RequestId; readonly error: RpcErrorObject };

interface Members {
  jsonrpc?: string;
  id?: RequestId | undefined;
  method?: string | undefined;
  params?: string | undefined;
  result?: string | undefined;
  error?: RpcErrorObject | undefined;
}

type Reader = (scanner: JsonScanner) => unknown;

const MESSAGE = "a JSON-RPC 2.0 message (request, response, notification, or batch)";
const I64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

/**
 * Reads a message.
 *
 * @param methods that the runtime knows: it cannot even read messages with others (docs/internals/wire.md#callbacks).
 * @throws JsonFault in the runtime's own words.
 */
export function readMessage(text: string, methods: readonly string[]): StrictMessage {
  const scanner = new JsonScanner(text);
  scanner.skipSpace();
  const readers: Readonly<Record<string, Reader>> = {
    jsonrpc: readVersion,
    id: optional(readId),
    method: optional((given) => readMethod(given, methods)),
    params: optional(readRaw),
    result: optional(readRaw),
    error: optional(readError),
  };
  const members: Members = readStruct(scanner, MESSAGE, readers);
  if (members.jsonrpc === undefined) throw scanner.fault("missing field `jsonrpc`");
  const message = classify(scanner, members);
  scanner.end();
  return message;
}

function classify(scanner: JsonScanner, { id, method, params, result, error }: Members): StrictMessage {
  if (method !== undefined) {
    if (result !== undefined) throw scanner.fault("unexpected 'result' with 'method'");
    if (error !== undefined) throw scanner.fault("unexpected 'error' with 'method'");
    return id === undefined ? { kind: "notification", method, params } : { kind: "request", id, method, params };
  }
  if (id === undefined) throw scanner.fault("missing 'id' or 'method'");
  if (result !== undefined && error !== undefined) {
    throw scanner.fault("both 'result' and 'error' present in response");
  }
  if (result !== undefined) return { kind: "response", id, result };
  if (error !== undefined) return { kind: "response", id, error };
  throw scanner.fault("missing 'result' or 'error' in response");
}

/** Reads an object with these members; skips others. What is given twice is refused. */
export function readStruct<Found extends object>(
  scanner: JsonScanner,
  expected: string,
  readers: Readonly<Record<string, Reader>>,
): Found {
  if (scanner.peek() !== "{") {
    const what = describeNext(scanner);
    if (what === "sequence") passOpening(scanner);
    throw scanner.fault(`invalid type: ${what}, expected ${expected}`);
  }
  scanner.index += 1;
  try {
    const found = readMembers(scanner, readers);
    scanner.index += 1;
    return Object.fromEntries(found) as Found;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    scanner.skipSpace();
    if (scanner.peek() === "}") scanner.index += 1;
    throw scanner.fault(error.message);
  }
}

/** A member is read but not taken. The fault is placed where the reader finds out whether the object ends there. */
class Refusal extends Error {}

function readMembers(scanner: JsonScanner, readers: Readonly<Record<string, Reader>>): Map<string, unknown> {
  const found = new Map<string, unknown>();
  scanner.skipSpace();
  while (scanner.peek() !== "}") {
    const name = scanner.name();
    if (found.has(name)) throw new Refusal(`duplicate field \`${name}\``);
    scanner.colon();
    scanner.skipSpace();
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader === undefined) scanner.value("skim");
    else found.set(name, reader(scanner));
    nextMember(scanner);
  }
  return found;
}

function nextMember(scanner: JsonScanner): void {
  scanner.skipSpace();
  if (scanner.peek() === undefined) throw scanner.faultAhead("EOF while parsing an object");
  if (scanner.peek() === "}") return;
  if (scanner.peek() !== ",") throw scanner.faultAhead("expected `,` or `}`");
  scanner.index += 1;
  scanner.skipSpace();
  if (scanner.peek() === "}") throw scanner.faultAhead("trailing comma");
}

/** `null` counts as absent. */
function optional(reader: Reader): Reader {
  return (scanner) => {
    if (scanner.peek() !== "n") return reader(scanner);
    scanner.value("strict");
    return undefined;
  };
}

function readRaw(scanner: JsonScanner): string {
  const start = scanner.index;
  scanner.value("skim");
  return scanner.text.slice(start, scanner.index);
}

export function readString(scanner: JsonScanner, expected = "a string"): string {
  if (scanner.peek() === '"') return scanner.string("strict");
  const what = describeNext(scanner);
  throw scanner.fault(`invalid type: ${what}, expected ${expected}`);
}

function readVersion(scanner: JsonScanner): string {
  const start = scanner.index;
  const version = readString(scanner, "a borrowed string");
  if (scanner.text.slice(start, scanner.index).includes("\\")) {
    throw scanner.fault(`invalid type: string ${JSON.stringify(version)}, expected a borrowed string`);
  }
  if (version !== "2.0") throw new Refusal(`Invalid JSON-RPC version ${JSON.stringify(version)}`);
  return version;
}

function readId(scanner: JsonScanner): RequestId {
  const start = scanner.index;
  if (scanner.peek() === '"') return scanner.string("strict");
  scanner.value("strict", 1);
  const written = scanner.text.slice(start, scanner.index);
  if (isI64(written)) return Number(written);
  throw new Refusal("data did not match any variant of untagged enum RequestId");
}

function readMethod(scanner: JsonScanner, methods: readonly string[]): string {
  if (scanner.peek() !== '"') throw scanner.faultAhead("expected value");
  const method = scanner.string("strict");
  if (methods.includes(method)) return method;
  const known = methods.map((name) => `\`${name}\``).join(", ");
  throw scanner.fault(`unknown variant \`${method}\`, expected one of ${known}`);
}

function readError(scanner: JsonScanner): RpcErrorObject {
  const readers = { code: readCode, message: readString, data: optional(readRaw) };
  const { code, message, data } = readStruct<{ code?: number; message?: string; data?: string }>(
    scanner,
    "struct Error",
    readers,
  );
  if (code === undefined) throw scanner.fault("missing field `code`");
  if (message === undefined) throw scanner.fault("missing field `message`");
  if (data === undefined) return { code, message };
  const inner = new JsonScanner(data);
  inner.value("strict");
  return { code, message, data: JSON.parse(data) };
}

function readCode(scanner: JsonScanner): number {
  const start = scanner.index;
  const what = describeNext(scanner);
  const written = scanner.text.slice(start, scanner.index);
  if (isI64(written)) return Number(written);
  const fault = /^-?\d+$/.test(written) ? "invalid value" : "invalid type";
  throw scanner.fault(`${fault}: ${what}, expected i64`);
}

function isI64(written: string): boolean {
  if (!/^-?\d+$/.test(written)) return false;
  const value = BigInt(written);
  return value >= I64.least && value <= I64.most;
}

/** Names what comes next as in "invalid type: …", and passes over it unless others stand in it. */
function describeNext(scanner: JsonScanner): string {
  const start = scanner.index;
  const next = scanner.peek();
  if (next === "[") return "sequence";
  if (next === "{") return "map";
  if (next === '"') return `string ${JSON.stringify(scanner.string("strict"))}`;
  scanner.value("strict");
  const written = scanner.text.slice(start, scanner.index);
  if (written === "null") return "null";
  if (written === "true" || written === "false") return `boolean \`${written}\``;
  if (/^-?\d+$/.test(written)) return `integer \`${written}\``;
  const value = String(Number(written));
  return `floating point \`${/[.e]/.test(value) ? value : `${value}.0`}\``;
}

/** Passes over what is found out before a sequence is refused. */
function passOpening(scanner: JsonScanner): void {
  scanner.index += 1;
  scanner.skipSpace();
  if (scanner.peek() === "]") scanner.index += 1;
}
