import { type ParsedRequest, type ParsedResponse, parseMessage } from "@stepflow/protocol";
import { excerptOf } from "../log/excerpt.ts";
import { createEventSplitter, type EventSplitter, type EventStreamHandlers } from "../sse/sse-reader.ts";
import { WorkerTransportError, type WorkerTransportFailure } from "./worker-call-errors.ts";

/** The message to a worker that a response belongs to. */
export interface CallInfo {
  readonly id: string;
  readonly method: string;
  readonly params: unknown;
}

/** A response that is not an event stream. */
export interface PlainResponse {
  readonly status: number;
  readonly text: string;
}

/** The reason why a message got no valid response. */
export interface CallFailure {
  readonly method: string;
  readonly reason: WorkerTransportFailure;
  readonly message: string;
  readonly cause?: unknown;
}

/**
 * Interprets what a worker sends. {@link lenientReader} accepts as much as possible; an embedded runtime uses strict readers,
 * which refuse what a real runtime refuses. An error that a member throws fails the call.
 */
export interface ResponseReader {
  /** Whether to read the body as an event stream. */
  isEventStream(call: CallInfo, contentType: string, status: number): boolean;
  /** Reads a response that is not an event stream. */
  readResponse(call: CallInfo, response: PlainResponse): ParsedResponse;
  /** Creates the splitter for the event stream of a response. */
  splitEvents(call: CallInfo, maxEventBytes: number, handlers: EventStreamHandlers): EventSplitter;
  /** Returns `undefined` for an event that the call has to skip. */
  readEvent(call: CallInfo, data: string): ParsedRequest | ParsedResponse | undefined;
  /** Whether to read events after the result. */
  readonly readsBeyondResult: boolean;
  /** Whether the status acknowledges a notification. */
  isAcknowledged(call: CallInfo, status: number): boolean;
  /** Receives the status by which the worker acknowledged the response to one of its requests. */
  onReceipt?(call: CallInfo, status: number): void;
  /** Creates the error that the call fails with. */
  toError(failure: CallFailure): WorkerTransportError;
}

const MAX_SHOWN_CHARS = 200;

/** Accepts every response that can be understood. */
export const lenientReader: ResponseReader = {
  isEventStream: (_call, contentType) => contentType.includes("text/event-stream"),
  /** Ignores status, content type and id, as runtimes do. */
  readResponse({ method }, { status, text }) {
    const message = parseMessage(text);
    if (message.kind === "response") return message;
    const why = message.kind === "malformed" ? message.error.message : `It is a ${message.kind}.`;
    const shown = text === "" ? "an empty body" : excerptOf(text, MAX_SHOWN_CHARS);
    throw new WorkerTransportError(method, "badAnswer", `HTTP ${status} without a JSON-RPC answer: ${shown}. ${why}`);
  },
  splitEvents: (_call, maxEventBytes, handlers) => createEventSplitter(maxEventBytes, handlers),
  /** Skips responses to other calls, as runtimes do. */
  readEvent({ id }, data) {
    const message = parseMessage(data);
    if (message.kind === "request" || (message.kind === "response" && message.id === id)) return message;
    return undefined;
  },
  readsBeyondResult: true,
  isAcknowledged: (_call, status) => status === 202,
  toError: ({ method, reason, message, cause }) => new WorkerTransportError(method, reason, message, { cause }),
};
