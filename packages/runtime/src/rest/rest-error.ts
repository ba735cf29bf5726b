import type { ErrorCause } from "../engine/component.ts";

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  404: "NOT_FOUND",
  412: "FAILED_PRECONDITION",
  429: "RESOURCE_EXHAUSTED",
};

/** An error response. Throwing it ends the request. */
export class RestError extends Error {
  readonly status: number;
  readonly #body: string;
  readonly #contentType: string;

  private constructor(status: number, message: string, body: string, contentType = "text/plain; charset=utf-8") {
    super(message);
    this.status = status;
    this.#body = body;
    this.#contentType = contentType;
  }

  /** Creates an error of the API of 0.12 and later, with the name of its gRPC status. */
  static named(code: number, message: string): RestError {
    const status = STATUS_NAMES[code] ?? "INTERNAL";
    return new RestError(code, message, JSON.stringify({ error: { code, message, status } }), "application/json");
  }

  /** Creates an error of the API. As in the runtimes, its body is JSON, although its content type is text. Only ours have `data`. */
  static json(status: number, message: string, stack?: readonly ErrorCause[], data?: unknown): RestError {
    return new RestError(status, message, JSON.stringify({ code: status, message, stack, data }));
  }

  /** Creates an error of the API whose message is also its only cause, as some calls of the runtimes do. */
  static traced(status: number, message: string, data?: unknown): RestError {
    return RestError.json(status, message, [{ error: message }], data);
  }

  /** Creates an error of the HTTP framework, whose body is plain text. */
  static plain(status: number, message: string): RestError {
    return new RestError(status, message, message);
  }

  toResponse(): Response {
    return new Response(this.#body, { status: this.status, headers: { "content-type": this.#contentType } });
  }
}
