import type { ErrorCause } from "../engine/component.ts";

/** An error response. Throwing it ends the request. */
export class RestError extends Error {
  readonly status: number;
  readonly #body: string;

  private constructor(status: number, message: string, body: string) {
    super(message);
    this.status = status;
    this.#body = body;
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
    return new Response(this.#body, { status: this.status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
