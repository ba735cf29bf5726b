// The runtime's side: sends requests to workers and serves what they ask meanwhile.

export { type EventSplitter, type EventStreamHandlers, EventTooLargeError } from "./sse/sse-reader.ts";
export { CallbackRefusal, NO_RESPONSE } from "./worker-client/callback-refusal.ts";
export {
  type CallFailure,
  type CallInfo,
  lenientReader,
  type PlainResponse,
  type ResponseReader,
} from "./worker-client/response-reader.ts";
export type { CallbackContext, CallbackHandler } from "./worker-client/worker-call.ts";
export {
  WorkerCallAbortedError,
  WorkerCallError,
  WorkerClientClosedError,
  WorkerClientError,
  WorkerTimeoutError,
  WorkerTransportError,
  type WorkerTransportFailure,
} from "./worker-client/worker-call-errors.ts";
export {
  createWorkerClient,
  type Fetch,
  type WorkerClient,
  type WorkerClientOptions,
  type WorkerRequestOptions,
} from "./worker-client/worker-client.ts";
