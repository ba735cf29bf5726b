// The runtime's side: sends requests to workers, and serves the requests that workers send meanwhile.

export { type EventSplitter, type EventStreamHandlers, EventTooLargeError } from "./sse/sse-reader.ts";
export { type CallbackContext, type CallbackHandler, NO_RESPONSE } from "./worker-client/callback-handler.ts";
export { CallbackRefusal } from "./worker-client/callback-refusal.ts";
export type { Fetch } from "./worker-client/fetch.ts";
export {
  followRedirects,
  headersAfterRedirect,
  MAX_REDIRECTS,
  type RedirectRules,
} from "./worker-client/follow-redirects.ts";
export type { Post, PostedMessage, PostMessage, Reply } from "./worker-client/post.ts";
export {
  type CallFailure,
  type CallInfo,
  lenientReader,
  type PlainResponse,
  type ResponseReader,
} from "./worker-client/response-reader.ts";
export {
  WorkerCallAbortedError,
  WorkerCallError,
  WorkerClientClosedError,
  WorkerClientError,
  type WorkerClientFailure,
  WorkerTimeoutError,
  WorkerTransportError,
  type WorkerTransportFailure,
} from "./worker-client/worker-call-errors.ts";
export {
  createWorkerClient,
  type WorkerClient,
  type WorkerClientOptions,
  type WorkerRequestOptions,
} from "./worker-client/worker-client.ts";
export type { WorkerLinkOptions } from "./worker-client/worker-link.ts";
