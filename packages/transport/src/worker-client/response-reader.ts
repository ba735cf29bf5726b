import { type ParsedRequest, type ParsedResponse, parseMessage } from "@stepflow/protocol";
import { createEventSplitter, type EventSplitter, type EventStreamHandlers } from "../sse/sse-reader.ts";
import { WorkerTransportError, type WorkerTransportFailure } from "./worker-call-errors.ts";

/** A message to a worker that is being answered. */
export interface CallInfo {
  readonly id: string;
  readonly method: string;
  readonly params: unknown;
}

/** A plain answer to a request. */
export interface PlainResponse {
  readonly status: number;
  readonly text: string;
}

/** What kept a request from its answer. */
export interface CallFailure {
  readonly method: string;
  readonly reason: WorkerTransportFailure;
  readonly message: string;
  readonly cause?: unknown;
}

/** How what a worker sends is understood. What a member throws fails the call. */
export interface ResponseReader {
  /** Whether the body of an answer is read as an event stream. */
  isEventStream(call: CallInfo, contentType: string, status: number): boolean;
  readResponse(call: CallInfo, answer: PlainResponse): ParsedResponse;
  splitEvents(call: CallInfo, maxEventBytes: number, handlers: EventStreamHandlers): EventSplitter;
  /** Undefined when the event is of no account to the call. */
  readEvent(call: CallInfo, data: string): ParsedRequest | ParsedResponse | undefined;
  /** Whether events that follow the result are read, too. */
  readonly readsBeyondResult: boolean;
  /** Whether a notification counts as delivered. */
  isAcknowledged(call: CallInfo, status: number): boolean;
  /** Told the status with which the answer to a request of the worker was received. */
  onReceipt?(call: CallInfo, status: number): void;
  /** The error that a call fails with. */
  toError(lost: CallFailure): WorkerTransportError;
}

const MAX_SHOWN_CHARS = 200;

/** Understands whatever can be understood. */
export const lenientReader: ResponseReader = {
  isEventStream: (_call, contentType) => contentType.includes("text/event-stream"),
  /** Status, content type and id of a plain answer do not matter to runtimes (docs/internals/wire.md#how-a-response-is-read). */
  readResponse({ method }, { status, text }) {
    const message = parseMessage(text);
    if (message.kind === "response") return message;
    const why = message.kind === "malformed" ? message.error.message : `It is a ${message.kind}.`;
    const shown = text === "" ? "an empty body" : JSON.stringify(text.slice(0, MAX_SHOWN_CHARS));
    throw new WorkerTransportError(method, "badAnswer", `HTTP ${status} without a JSON-RPC answer: ${shown}. ${why}`);
  },
  splitEvents: (_call, maxEventBytes, handlers) => createEventSplitter(maxEventBytes, handlers),
  /** What is not for this call is skipped, as runtimes do (docs/internals/wire.md#event-streams). */
  readEvent({ id }, data) {
    const message = parseMessage(data);
    if (message.kind === "request" || (message.kind === "response" && message.id === id)) return message;
    return undefined;
  },
  readsBeyondResult: true,
  isAcknowledged: (_call, status) => status === 202,
  toError: ({ method, reason, message, cause }) => new WorkerTransportError(method, reason, message, { cause }),
};
