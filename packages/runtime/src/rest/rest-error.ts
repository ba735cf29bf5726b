import type { ErrorCause } from "../engine/component.ts";

/** Ends a request with an error status. */
export class RestError extends Error {
  readonly status: number;
  readonly #body: string;

  private constructor(status: number, message: string, body: string) {
    super(message);
    this.status = status;
    this.#body = body;
  }

  /** Refused by the API itself: JSON, although its content type says text, as the runtimes do. `data`, for programs, is ours alone. */
  static told(status: number, message: string, stack?: readonly ErrorCause[], data?: unknown): RestError {
    return new RestError(status, message, JSON.stringify({ code: status, message, stack, data }));
  }

  /** The same with its message as the only cause, which some calls add. */
  static traced(status: number, message: string, data?: unknown): RestError {
    return RestError.told(status, message, [{ error: message }], data);
  }

  /** Refused before the API is reached: a plain sentence. */
  static plain(status: number, message: string): RestError {
    return new RestError(status, message, message);
  }

  toResponse(): Response {
    return new Response(this.#body, { status: this.status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
