import { ERROR_CODES } from "@stepflow/protocol";
import type { Refusal } from "./refusal.ts";

/** Refuses a body that is not UTF-8: decoding it would silently replace characters. */
export function bodyNotUtf8(): Refusal {
  return { status: 400, code: ERROR_CODES.parseError, message: "Body is not UTF-8." };
}

/** Refuses a body that breaks off, or that was read before. */
export function bodyUnreadable(): Refusal {
  const message =
    "The body of the request could not be read. Mount the worker before middleware that reads bodies, such as express.json().";
  return { status: 400, code: ERROR_CODES.parseError, message };
}
