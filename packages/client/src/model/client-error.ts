/** What every error of the client knows about the request that failed. */
export interface RequestFacts {
  /** HTTP method of the request. */
  readonly method: string;
  /** Address of the request, without credentials. */
  readonly url: string;
}

/** Options of a {@link ClientError}. */
export interface ClientErrorOptions extends RequestFacts {
  /** HTTP status of the response; absent when there was none. */
  readonly status?: number | undefined;
  /** The runtime's own error code where it sent one, else a word such as `ECONNREFUSED`. */
  readonly code?: number | string | undefined;
  /** What the reader can do about it. */
  readonly hint?: string | undefined;
  /** The response's body as text, cut to 2,000 characters. */
  readonly body?: string | undefined;
  readonly cause?: unknown;
}

/** Base of all errors that the client throws for a request; the message names method, URL and reason. */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
  readonly method: string;
  readonly url: string;
  readonly status: number | undefined;
  readonly code: number | string | undefined;
  readonly hint: string | undefined;
  readonly body: string | undefined;

  constructor(message: string, options: ClientErrorOptions) {
    super(options.hint === undefined ? message : `${message}\n${options.hint}`, { cause: options.cause });
    this.method = options.method;
    this.url = options.url;
    this.status = options.status;
    this.code = options.code;
    this.hint = options.hint;
    this.body = options.body;
  }
}

/** No connection, or it broke before the response was complete. */
export class RuntimeUnreachableError extends ClientError {
  override readonly name = "RuntimeUnreachableError";
}

/** The deadline of a call passed before the runtime answered. */
export class RequestTimeoutError extends ClientError {
  override readonly name = "RequestTimeoutError";
}

/** The runtime answered, but not with what this call expects (no JSON, a field missing). */
export class InvalidResponseError extends ClientError {
  override readonly name = "InvalidResponseError";
}

/** 400, 415 or 422: the runtime refused the request as malformed. */
export class BadRequestError extends ClientError {
  override readonly name = "BadRequestError";
}

/** 401 or 403, usually from a proxy: runtimes themselves ask for no credentials. */
export class UnauthorizedError extends ClientError {
  override readonly name = "UnauthorizedError";
}

/** 404: the flow, run or blob does not exist in this runtime. */
export class NotFoundError extends ClientError {
  override readonly name = "NotFoundError";
}

/** The runtime of this version does not serve this call at all (for example blobs over REST on 0.9). */
export class NotServedError extends ClientError {
  override readonly name = "NotServedError";
}

/** 409: the run's state forbids the call, for example cancelling a finished run. */
export class ConflictError extends ClientError {
  override readonly name = "ConflictError";
}

/** 413: the body is above the runtime's limit of 2 MiB (docs/internals/wire.md#rest-behaviour). */
export class PayloadTooLargeError extends ClientError {
  override readonly name = "PayloadTooLargeError";
}

/** 5xx: the runtime failed. */
export class RuntimeFailedError extends ClientError {
  override readonly name = "RuntimeFailedError";
}
