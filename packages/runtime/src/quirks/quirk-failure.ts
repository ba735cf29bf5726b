import type { RequestId } from "@stepflow/protocol";
import { type CallFailure, WorkerTransportError, type WorkerTransportFailure } from "@stepflow/transport/client";
import type { ErrorCause } from "../engine/component.ts";
import type { StrictMessage } from "./read-message.ts";

/** A message got lost the way a real runtime loses it; `causes` are what its user is shown (docs/internals/wire.md#errors-and-retries). */
export class QuirkFailure extends WorkerTransportError {
  static override readonly brand: string = "QuirkFailure";
  readonly causes: readonly ErrorCause[];

  /** @param attachment what the runtime was about; @param causes from the outermost to the innermost. */
  constructor(lost: CallFailure, attachment: string | undefined, causes: readonly string[]) {
    super(lost.method, lost.reason, lost.message, lost.cause === undefined ? {} : { cause: lost.cause });
    const about = attachment === undefined ? {} : { attachments: [attachment] };
    this.causes = [{ error: "error executing component", ...about }, ...causes.map((error) => ({ error }))];
  }
}

/** The answer is no message. */
export function unreadable(method: string, status: number, text: string, why: string): QuirkFailure {
  const attachment = `Failed to parse ${status >= 400 ? "error " : ""}response as JSON`;
  return failure(method, "badAnswer", `${attachment}: ${why}`, attachment, [
    "error receiving message",
    `invalid message: ${text}`,
    why,
  ]);
}

/** The answer is a message, but not the result of this method. */
export function unusable(method: string, text: string, why: string): QuirkFailure {
  return failure(method, "badAnswer", `invalid response: ${why}`, undefined, [
    `invalid response for ${method}`,
    `Unable to deserialize from '${text}'`,
    why,
  ]);
}

/** A request or notification where an answer should be, which is shown as the runtime holds it. */
export function noResponse(
  method: string,
  message: Exclude<StrictMessage, { readonly kind: "response" }>,
): QuirkFailure {
  const params = message.params === undefined ? "None" : `Some(Read(RawValue(${message.params})))`;
  const what = `method: ${toRustName(message.method)}, params: ${params}`;
  const shown =
    message.kind === "request"
      ? `Request(MethodRequest { jsonrpc: JsonRpc, id: ${toRustId(message.id)}, ${what} })`
      : `Notification(Notification { jsonrpc: JsonRpc, ${what} })`;
  const why = `expecting response, but got ${JSON.stringify(shown)}`;
  return failure(method, "badAnswer", why, undefined, [why]);
}

function toRustId(id: RequestId): string {
  return typeof id === "string" ? `String(${JSON.stringify(id)})` : `Integer(${id})`;
}

/** `runs/get` is `RunsGet`. */
function toRustName(method: string): string {
  return method.replace(/(?:^|[/_])([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** An event stream that answers what must not be answered by one. */
export function unexpectedStream(method: string): QuirkFailure {
  const why =
    `Unexpected SSE response for '${method}': ` +
    "server initiated bidirectional session for a call that doesn't support it";
  return failure(method, "badAnswer", why, why, ["error receiving message"]);
}

function failure(
  method: string,
  reason: WorkerTransportFailure,
  message: string,
  attachment: string | undefined,
  causes: readonly string[],
): QuirkFailure {
  return new QuirkFailure({ method, reason, message }, attachment, causes);
}

/** What was lost outside of the messages themselves. */
export function toQuirkFailure(lost: CallFailure, url: string): QuirkFailure {
  if (lost.reason === "streamEnded") {
    return new QuirkFailure(lost, "SSE stream ended without receiving final response", ["error receiving message"]);
  }
  if (lost.reason === "unreachable") {
    const sending = ["error sending message", ...connectionCauses(lost.cause, url)];
    return new QuirkFailure(lost, "Failed to send HTTP request", sending);
  }
  return new QuirkFailure(lost, undefined, ["error receiving message", lost.message]);
}

/** Thrown where redirects do not end. */
export class TooManyRedirectsError extends Error {}

/** What Node's own client says of a connection that ends without an answer; it is no reset, in spite of its code. */
const HANG_UP = "socket hang up";

function connectionCauses(cause: unknown, url: string): readonly string[] {
  if (cause instanceof TooManyRedirectsError)
    return [`error following redirect for url (${url})`, "too many redirects"];
  const sending = `error sending request for url (${url})`;
  const { code, message } = innermost(cause);
  if (code === "ECONNREFUSED") {
    return [sending, "client error (Connect)", "tcp connect error", "Connection refused (os error 111)"];
  }
  if (code === "ECONNRESET" && message !== HANG_UP) {
    return [sending, "client error (SendRequest)", "connection error", "Connection reset by peer (os error 104)"];
  }
  if (code === "UND_ERR_SOCKET" || message === HANG_UP) {
    return [sending, "client error (SendRequest)", "connection closed before message completed"];
  }
  return [sending, message];
}

/** `fetch failed` hides the reason; where that stands for several addresses, they share a code. */
function innermost(error: unknown): { readonly code: unknown; readonly message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  if (error.cause instanceof Error) return innermost(error.cause);
  return { code: (error as { readonly code?: unknown }).code, message: error.message };
}
