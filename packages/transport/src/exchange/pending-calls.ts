import type { ParsedResponse } from "@stepflow/protocol";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";

/** Receives the response to a request. */
export interface ResponseReceiver {
  /** @param text the whole message. */
  receive(response: ParsedResponse, text: string): void;
}

/**
 * The requests to runtimes that wait for a response, by id. A worker has one for all its exchanges: the response arrives in
 * a POST of its own, not in the one whose event stream carried the request.
 */
export class PendingCalls {
  /**
   * Identifies this process. It is sent as `Stepflow-Instance-Id` and begins every request id, so that a response for another
   * process is recognized.
   */
  readonly instanceId: string = crypto.randomUUID();
  readonly #idPrefix = `${this.instanceId.slice(0, 8)}.`;
  readonly #receivers = new Map<string, ResponseReceiver>();
  readonly #logger: TransportLogger;

  constructor(logger: TransportLogger = silentTransportLogger) {
    this.#logger = logger;
  }

  /** Number of requests that wait for a response. */
  get size(): number {
    return this.#receivers.size;
  }

  /** Registers a receiver and returns a new request id for it, which is random and therefore cannot be guessed. */
  register(receiver: ResponseReceiver): string {
    const id = `${this.#idPrefix}${crypto.randomUUID()}`;
    this.#receivers.set(id, receiver);
    return id;
  }

  /** Removes a request that no longer waits for its response. */
  forget(id: string): void {
    this.#receivers.delete(id);
  }

  /** Passes a response to its receiver. A response without a receiver is logged: it is late or meant for another process. */
  deliver(response: ParsedResponse, text = ""): void {
    const id = response.id;
    const receiver = typeof id === "string" ? this.#receivers.get(id) : undefined;
    if (receiver !== undefined && typeof id === "string") {
      this.#receivers.delete(id);
      receiver.receive(response, text);
    } else this.#logStray(id);
  }

  #logStray(id: ParsedResponse["id"]): void {
    if (typeof id === "string" && id.startsWith(this.#idPrefix)) {
      this.#logger.debug("Received a response after its request had ended.", { id });
      return;
    }
    this.#logger.warn(
      "Received a response to a request that this process did not send. If several processes share one address, " +
        "route requests by the header Stepflow-Instance-Id.",
      { id, instanceId: this.instanceId },
    );
  }
}
