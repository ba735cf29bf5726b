/** The request that failed. */
export interface RequestFacts {
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request, without credentials. */
  readonly url: string;
}

/** Options of a {@link ClientError}. */
export interface ClientErrorOptions extends RequestFacts {
  /** HTTP status of the response; undefined if there was none. */
  readonly status?: number | undefined;
  /** Error code that the runtime sent, or a system error code such as `ECONNREFUSED`. */
  readonly code?: number | string | undefined;
  /** How to mend the problem; appended to the message. */
  readonly hint?: string | undefined;
  /** Body of the response as text, truncated to 2,000 characters. */
  readonly body?: string | undefined;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/**
 * Base class of all errors of requests. The message contains the method, the URL and the reason.
 *
 * @example
 * ```ts source="./client-error.examples.ts#ClientError"
 * try {
 *   await client.getRun("0199a2b4-7c1e-7d20-8f3a-5b6c7d8e9f00");
 * } catch (error) {
 *   if (error instanceof NotFoundError) console.error("There is no such run.");
 *   else if (error instanceof ClientError) console.error(error.method, error.url, error.status, error.message);
 *   else throw error;
 * }
 * ```
 */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request, without credentials. */
  readonly url: string;
  /** HTTP status of the response; undefined if there was none. */
  readonly status: number | undefined;
  /** Error code that the runtime sent, or a system error code such as `ECONNREFUSED`. */
  readonly code: number | string | undefined;
  /** How to mend the problem. */
  readonly hint: string | undefined;
  /** Body of the response as text, truncated to 2,000 characters. */
  readonly body: string | undefined;

  constructor(message: string, options: ClientErrorOptions) {
    super(options.hint === undefined ? message : `${toSentence(message)}\n${options.hint}`, { cause: options.cause });
    this.method = options.method;
    this.url = options.url;
    this.status = options.status;
    this.code = options.code;
    this.hint = options.hint;
    this.body = options.body;
  }
}

/** The runtime cannot be reached, or the connection broke before the response was complete. */
export class RuntimeUnreachableError extends ClientError {
  override readonly name = "RuntimeUnreachableError";
}

/** The runtime did not respond within the time limit of the call. */
export class RequestTimeoutError extends ClientError {
  override readonly name = "RequestTimeoutError";
}

/** The response is not what this call expects: it is not JSON, or a field is missing. */
export class InvalidResponseError extends ClientError {
  override readonly name = "InvalidResponseError";
}

/** Status 400, 415 or 422: the runtime refused the request as invalid. */
export class BadRequestError extends ClientError {
  override readonly name = "BadRequestError";
}

/** Status 401 or 403. It usually comes from a proxy, because runtimes require no credentials. */
export class UnauthorizedError extends ClientError {
  override readonly name = "UnauthorizedError";
}

/** Status 404: the runtime does not have the flow, run or blob. */
export class NotFoundError extends ClientError {
  override readonly name = "NotFoundError";
}

/** This version of the runtime does not support the call, for example blobs on 0.9. */
export class NotServedError extends ClientError {
  override readonly name = "NotServedError";
}

/** Status 409: the state of the run does not allow the call, for example cancelling a run that has ended. */
export class ConflictError extends ClientError {
  override readonly name = "ConflictError";
}

/** Status 413: the request is larger than the runtime's limit, which is 2 MiB up to runtime 0.11. */
export class PayloadTooLargeError extends ClientError {
  override readonly name = "PayloadTooLargeError";
}

/** Status 5xx: the runtime failed. */
export class RuntimeFailedError extends ClientError {
  override readonly name = "RuntimeFailedError";
}

/** Ends a sentence, because logs join the lines of a message. */
function toSentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}
