import { bodyLimitOf, bodyTooLarge } from "../guard/body-limit.ts";
import { bodyNotUtf8 } from "../guard/body-refusal.ts";
import type { Refusal } from "../guard/refusal.ts";
import { createRequestGuard, type RequestGuard, type RequestGuardOptions } from "../guard/request-guard.ts";
import { type BodyOutcome, MAX_START_BYTES } from "../http/body-outcome.ts";
import type { RequestHead, ResponseSink } from "../http/response-sink.ts";
import type { Endpoint } from "./endpoint.ts";

/** Options of a {@link GuardedEndpoint}. */
export interface GuardedEndpointOptions extends RequestGuardOptions {
  readonly endpoint: Endpoint;
}

/** An endpoint with the checks that every HTTP server of a worker makes before it passes a request on. */
export class GuardedEndpoint {
  /** Checks a request by its head. */
  readonly check: RequestGuard;
  readonly #endpoint: Endpoint;
  readonly #limitBytes: number;

  constructor(options: GuardedEndpointOptions) {
    this.check = createRequestGuard(options);
    this.#endpoint = options.endpoint;
    this.#limitBytes = bodyLimitOf(options);
  }

  /** Largest body to read. A refused request is read only as far as its id. */
  bodyLimit(refusal: Refusal | undefined): number {
    return refusal === undefined ? this.#limitBytes : MAX_START_BYTES;
  }

  /** Passes a request to the endpoint, or refuses it. */
  receive(head: RequestHead, refusal: Refusal | undefined, { kind, text }: BodyOutcome, sink: ResponseSink): void {
    if (refusal !== undefined) this.#endpoint.refuse(refusal, text, sink);
    else if (kind === "whole") this.#endpoint.receive(head, text, sink);
    else this.#endpoint.refuse(kind === "tooLarge" ? bodyTooLarge(this.#limitBytes) : bodyNotUtf8(), text, sink);
  }
}
