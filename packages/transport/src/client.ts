// The runtime's side: sends requests to workers and serves what they ask meanwhile.
export {
  type AnsweredCall,
  type AnswerReading,
  type LostAnswer,
  type PlainAnswer,
  tolerantReading,
} from "./answer-reading.ts";
export { CallbackRefusal, NO_ANSWER } from "./callback-refusal.ts";
export { type EventSplitter, type EventStreamHandlers, EventTooLargeError } from "./sse-reader.ts";
export type { CallbackContext, CallbackHandler } from "./worker-call.ts";
export {
  WorkerCallAbortedError,
  WorkerCallError,
  WorkerClientClosedError,
  WorkerClientError,
  WorkerTimeoutError,
  WorkerTransportError,
  type WorkerTransportFailure,
} from "./worker-call-errors.ts";
export {
  createWorkerClient,
  type Fetch,
  type WorkerClient,
  type WorkerClientOptions,
  type WorkerRequestOptions,
} from "./worker-client.ts";
