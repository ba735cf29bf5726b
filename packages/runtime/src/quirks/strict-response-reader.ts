import type { ParsedResponse } from "@stepflow/protocol";
import { type CallInfo, lenientReader, type ResponseReader, WorkerTransportError } from "@stepflow/transport/client";
import { JsonFault } from "../json/json-fault.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { createStrictEventSplitter } from "./event-splitter.ts";
import { readMessage, type StrictMessage } from "./read-message.ts";
import { readParams } from "./read-params.ts";
import { readResult } from "./read-result.ts";

const V1_METHODS: readonly string[] = [
  "initialize",
  "initialized",
  "components/list",
  "components/info",
  "components/execute",
  "components/infer_schema",
  "runs/submit",
  "runs/get",
];
const V0_METHODS: readonly string[] = [...V1_METHODS.slice(0, 6), "blobs/put", "blobs/get", ...V1_METHODS.slice(6)];

/** Methods of the messages that a runtime can read. */
export function methodsOf(version: RuntimeVersion): readonly string[] {
  return semanticsOf(version).dialect === "v0" ? V0_METHODS : V1_METHODS;
}

type StrictResponse = Extract<StrictMessage, { readonly kind: "response" }>;

/** Creates a reader that accepts and refuses responses as a real runtime of this version does, including its defects. */
export function createStrictReader(version: RuntimeVersion): ResponseReader {
  const methods = methodsOf(version);
  const isLegacy = semanticsOf(version).dialect === "v0";

  const toResponse = (method: string, message: StrictResponse): ParsedResponse => {
    if ("error" in message) return message;
    const result = readOr(
      () => readResult(method, message.result, isLegacy),
      (fault) => badAnswer(method, `the answer has an unreadable result (${fault.message}).`),
    );
    return { kind: "response", id: message.id, result };
  };

  return {
    isEventStream({ method }, contentType, status) {
      if (status >= 400 || !contentType.includes("text/event-stream")) return false;
      if (method !== "components/execute")
        throw badAnswer(method, "only an execution may be answered with an event stream.");
      return true;
    },
    readResponse({ method }, { status, text }) {
      const message = readOr(
        () => readMessage(text, methods),
        (fault) => badAnswer(method, `the answer with HTTP ${status} is unreadable (${fault.message}).`),
      );
      if (message.kind !== "response") throw badAnswer(method, `the answer is a ${message.kind}, not a response.`);
      return toResponse(method, message);
    },
    splitEvents: (_call, maxEventBytes, { onEvent }) => createStrictEventSplitter(maxEventBytes, onEvent),
    readEvent({ method, id }: CallInfo, data) {
      const message = readOr(() => readMessage(data, methods));
      if (message?.kind === "response") return message.id === id ? toResponse(method, message) : undefined;
      if (message?.kind !== "request") return undefined;
      const { method: asked, params } = message;
      // Unreadable parameters count as missing ones, so the request is refused for its parameters.
      const value = params === undefined ? undefined : readOr(() => readParams(asked, params, isLegacy));
      return { ...message, params: value };
    },
    readsBeyondResult: false,
    isAcknowledged: (_call, status) => status === 202,
    toError: lenientReader.toError,
  };
}

function badAnswer(method: string, why: string): WorkerTransportError {
  return new WorkerTransportError(method, "badAnswer", why);
}

/** Calls `read` and throws `toError` of its fault. Without `toError` a fault gives undefined. */
function readOr<T>(read: () => T, toError: (fault: JsonFault) => Error): T;
function readOr<T>(read: () => T): T | undefined;
function readOr<T>(read: () => T, toError?: (fault: JsonFault) => Error): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    if (toError !== undefined) throw toError(error);
    return undefined;
  }
}
