import type { ParsedResponse } from "@stepflow/protocol";
import { silentTransportLogger, type TransportLogger } from "../log/transport-logger.ts";

/** Takes the answer to a request that it has sent. */
export interface ResponseReceiver {
  /** `text` is the whole message. */
  receive(response: ParsedResponse, text: string): void;
}

/**
 * All requests to runtimes that wait for an answer, by id. One per worker: the answer to a request arrives in another
 * POST than the one whose event stream carried it (docs/internals/wire.md#callbacks), so correlation cannot live in the exchange.
 */
export class PendingCalls {
  /** Names this process: sent as `Stepflow-Instance-Id` and part of every id, so that a stray answer is explained. */
  readonly instanceId: string = crypto.randomUUID();
  readonly #receivers = new Map<string, ResponseReceiver>();
  readonly #logger: TransportLogger;

  constructor(logger: TransportLogger = silentTransportLogger) {
    this.#logger = logger;
  }

  get size(): number {
    return this.#receivers.size;
  }

  /** Registers a receiver under a new id that nobody can guess. */
  register(receiver: ResponseReceiver): string {
    const id = `${this.instanceId.slice(0, 8)}.${crypto.randomUUID()}`;
    this.#receivers.set(id, receiver);
    return id;
  }

  forget(id: string): void {
    this.#receivers.delete(id);
  }

  /** Hands an answer to whoever waits for it; one that nobody waits for is only logged (it came late or astray). */
  deliver(response: ParsedResponse, text = ""): void {
    const id = response.id;
    const receiver = typeof id === "string" ? this.#receivers.get(id) : undefined;
    if (receiver !== undefined && typeof id === "string") {
      this.#receivers.delete(id);
      receiver.receive(response, text);
    } else this.#explainStray(id);
  }

  #explainStray(id: ParsedResponse["id"]): void {
    if (typeof id === "string" && id.startsWith(`${this.instanceId.slice(0, 8)}.`)) {
      this.#logger.debug("An answer came after its request had ended.", { id });
      return;
    }
    this.#logger.warn(
      "Got an answer to a request that this process did not send. With several processes behind one address, " +
        "route requests by the header Stepflow-Instance-Id.",
      { id, instanceId: this.instanceId },
    );
  }
}
