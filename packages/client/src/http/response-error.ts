import {
  BadRequestError,
  ClientError,
  type ClientErrorOptions,
  ConflictError,
  NotFoundError,
  NotServedError,
  PayloadTooLargeError,
  type RequestFacts,
  RuntimeFailedError,
  UnauthorizedError,
} from "../model/client-error.ts";

const MAX_BODY_CHARS = 2_000;

/** Creates the error for a response with an error status. `text` is the complete body. */
export function toResponseError(request: RequestFacts, status: number, text: string): ClientError {
  const { code, message } = readErrorBody(text);
  const ErrorClass = errorClass(status, text);
  const reason = message === "" ? "" : `: ${message}`;
  return new ErrorClass(`${request.method} ${request.url} was answered with ${status}${reason}`, {
    ...request,
    status,
    code: code ?? status,
    hint: hintFor(status, text),
    body: text.slice(0, MAX_BODY_CHARS),
  });
}

type ErrorConstructor = new (message: string, options: ClientErrorOptions) => ClientError;

function errorClass(status: number, text: string): ErrorConstructor {
  if (status === 404) return isUnknownRoute(text) ? NotServedError : NotFoundError;
  if (status === 400 || status === 415 || status === 422) return BadRequestError;
  if (status === 401 || status === 403) return UnauthorizedError;
  if (status === 405) return NotServedError;
  if (status === 409) return ConflictError;
  if (status === 413) return PayloadTooLargeError;
  return status >= 500 ? RuntimeFailedError : ClientError;
}

// For an unknown flow, run or blob the body of a 404 names it. For an unknown path the body is empty.
function isUnknownRoute(text: string): boolean {
  return text.trim() === "";
}

function hintFor(status: number, text: string): string | undefined {
  if (status === 413) {
    return "Runtimes up to 0.11 accept request bodies up to 2 MiB (2097152 bytes). Store large inputs as several blobs, or let a component load them.";
  }
  if ((status === 404 && isUnknownRoute(text)) || status === 405) {
    return "This runtime does not support the call. Check its version (client.health()) and the path of the configured URL.";
  }
  return undefined;
}

// Runtimes 0.9 to 0.11 send {code, message, stack} as text/plain, later ones {error: {code, message}}. Refusals of their HTTP library are plain text.
function readErrorBody(text: string): { code: number | undefined; message: string } {
  const plain = { code: undefined, message: text.trim().slice(0, MAX_BODY_CHARS) };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return plain;
  }
  if (typeof body !== "object" || body === null) return plain;
  const source = "error" in body && typeof body.error === "object" && body.error !== null ? body.error : body;
  const message = "message" in source && typeof source.message === "string" ? source.message : plain.message;
  const code = "code" in source && typeof source.code === "number" ? source.code : undefined;
  return { code, message };
}
