import { ERROR_CODES } from "@stepflow/protocol";
import type { RequestHead } from "../http/response-sink.ts";
import type { Authorizer } from "./auth.ts";
import { bodyLimitOf, bodyTooLarge } from "./body-limit.ts";
import { createOriginGuard, type OriginPolicy } from "./origin-guard.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** Checks that an endpoint makes before it accepts a request. */
export interface RequestGuardOptions {
  /**
   * Authorizes each POST, which includes responses to callbacks.
   *
   * @default undefined, which authorizes every request
   */
  readonly auth?: Authorizer | undefined;
  /**
   * Accepted Host and Origin headers.
   *
   * @default undefined, which accepts any
   */
  readonly origin?: OriginPolicy | undefined;
  /**
   * Largest accepted body, in bytes.
   *
   * @default 67_108_864 (64 MiB)
   */
  readonly bodyLimitBytes?: number | undefined;
}

/** Checks a request by its head. Returns `undefined` if it is accepted; returns a promise only if the authorizer does. */
export type RequestGuard = (head: RequestHead) => Refusal | undefined | Promise<Refusal | undefined>;

/** Refuses a request if the authorizer throws. The reason is only logged, because the sender may be anyone. */
function authFailed(cause: unknown): Refusal {
  const message = "The credentials could not be checked. The worker's log has the reason.";
  return { status: 500, code: ERROR_CODES.internalError, message, cause };
}

/**
 * Creates the guard for the options.
 *
 * @throws TypeError if an entry of `origin.allowedHosts` is invalid.
 */
export function createRequestGuard(options: RequestGuardOptions): RequestGuard {
  const { auth } = options;
  const checkSource = options.origin === undefined ? undefined : createOriginGuard(options.origin);
  const limitBytes = bodyLimitOf(options);
  return (head) => {
    const foreign = checkSource?.({ host: head.header("host"), origin: head.header("origin") });
    if (foreign !== undefined) return refusal(foreign.status, `${foreign.message}.`);
    const refused = checkShape(head) ?? checkLength(head, limitBytes);
    return refused ?? (auth === undefined ? undefined : checkAuthorization(head, auth));
  };
}

function checkAuthorization(head: RequestHead, auth: Authorizer): ReturnType<RequestGuard> {
  try {
    const authorized = auth({
      header: (name) => head.header(name.toLowerCase()),
      method: head.method,
      path: head.target,
    });
    if (authorized instanceof Promise) return authorized.then((ok) => verdictOf(ok, auth), authFailed);
    return verdictOf(authorized, auth);
  } catch (error) {
    return authFailed(error);
  }
}

/** Only `true` authorizes, so that a function that forgets to return a value refuses every request. */
function verdictOf(authorized: boolean, auth: Authorizer): Refusal | undefined {
  if (authorized === true) return undefined;
  const { challenge } = auth;
  return refusal(401, "Not authorized.", challenge === undefined ? undefined : { "www-authenticate": challenge });
}

function checkShape(head: RequestHead): Refusal | undefined {
  if (head.method !== "POST") {
    return refusal(405, `${head.method} is not supported here: send JSON-RPC messages by POST.`, { allow: "POST" });
  }
  if (!isJson(head.header("content-type"))) return refusal(415, "Content-Type must be application/json in UTF-8.");
  if ((head.header("content-encoding") ?? "identity") !== "identity") {
    return refusal(415, "Content-Encoding is not supported: send the body uncompressed.");
  }
  if (!acceptsJson(head.header("accept"))) {
    return refusal(406, "Accept must allow application/json; text/event-stream beside it allows callbacks.");
  }
  return undefined;
}

function checkLength(head: RequestHead, limitBytes: number): Refusal | undefined {
  return Number(head.header("content-length") ?? 0) > limitBytes ? bodyTooLarge(limitBytes) : undefined;
}

const JSON_TYPE = /^application\/(?:json|[\w.+-]+\+json)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;
const JSON_RANGE = /(?:^|,)\s*(?:\*\/\*|application\/(?:\*|json))\s*(?:;[^,]*)?(?=,|$)/i;

function isJson(contentType: string | undefined): boolean {
  return contentType === "application/json" || (contentType !== undefined && JSON_TYPE.test(contentType));
}

function acceptsJson(accept: string | undefined): boolean {
  return accept === undefined || accept === "application/json, text/event-stream" || JSON_RANGE.test(accept);
}
