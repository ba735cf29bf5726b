import type { ParsedResponse } from "@stepflow/protocol";
import type { ResponseReader } from "@stepflow/transport/client";
import { JsonFault } from "../json/json-fault.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import { createStrictEventSplitter } from "./event-splitter.ts";
import { noResponse, toQuirkFailure, unexpectedStream, unreadable, unusable } from "./quirk-failure.ts";
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

/** Methods that a runtime can read at all. */
export function methodsOf(version: RuntimeVersion): readonly string[] {
  return semanticsOf(version).dialect === "v0" ? V0_METHODS : V1_METHODS;
}

type StrictResponse = Extract<StrictMessage, { readonly kind: "response" }>;

/** Understands answers as a real runtime does, its defects included. @param url of the worker, for error messages. */
export function createStrictReader(version: RuntimeVersion, url: string): ResponseReader {
  const methods = methodsOf(version);
  const isLegacy = semanticsOf(version).dialect === "v0";

  const toResponse = (method: string, message: StrictResponse): ParsedResponse => {
    if ("error" in message) return message;
    try {
      return { kind: "response", id: message.id, result: readResult(method, message.result, isLegacy) };
    } catch (error) {
      if (error instanceof JsonFault) throw unusable(method, message.result, error.message);
      throw error;
    }
  };

  return {
    isEventStream({ method }, contentType, status) {
      if (status >= 400 || !contentType.includes("text/event-stream")) return false;
      if (method !== "components/execute") throw unexpectedStream(method);
      return true;
    },
    readResponse({ method }, { status, text }) {
      const message = readOrFail(text, methods, (why) => unreadable(method, status, text, why));
      if (message.kind !== "response") throw noResponse(method, message);
      return toResponse(method, message);
    },
    splitEvents: (_call, maxEventBytes, { onEvent }) => createStrictEventSplitter(maxEventBytes, onEvent),
    readEvent({ method, id }, data) {
      const message = readOrSkip(data, methods);
      if (message?.kind === "response") return message.id === id ? toResponse(method, message) : undefined;
      if (message?.kind !== "request") return undefined;
      return { ...message, params: paramsOf(message, isLegacy) };
    },
    readsBeyondResult: false,
    isAcknowledged: (_call, status) => status === 202,
    toError: (lost) => toQuirkFailure(lost, url),
  };
}

function readOrFail(text: string, methods: readonly string[], toError: (why: string) => Error): StrictMessage {
  try {
    return readMessage(text, methods);
  } catch (error) {
    throw error instanceof JsonFault ? toError(error.message) : error;
  }
}

function readOrSkip(text: string, methods: readonly string[]): StrictMessage | undefined {
  try {
    return readMessage(text, methods);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}

/** Parameters that cannot be read are as good as none: the call is refused as one with wrong parameters. */
function paramsOf(
  { method, params }: { readonly method: string; readonly params: string | undefined },
  isLegacy: boolean,
): unknown {
  if (params === undefined) return undefined;
  try {
    return readParams(method, params, isLegacy);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
}
