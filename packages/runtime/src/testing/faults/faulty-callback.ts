import type { Fetch } from "@stepflow/transport/client";
import { withBody } from "./changed-request.ts";
import type { MessageFaults } from "./message-faults.ts";
import type { ReorderGate } from "./reorder-gate.ts";

/** Delivers the answer to one request of a worker, with faults. */
export class FaultyCallback {
  readonly #faults: MessageFaults;
  readonly #reorder: ReorderGate;

  constructor(faults: MessageFaults, reorder: ReorderGate) {
    this.#faults = faults;
    this.#reorder = reorder;
  }

  /** @throws TypeError if the answer is lost */
  async deliver(request: Request, bytes: Uint8Array<ArrayBuffer>, fetch: Fetch): Promise<Response> {
    this.#faults.drop();
    await this.#faults.delay(request.signal);
    if (this.#faults.happens("reorder")) await this.#reorder.wait(request.signal);
    const response = await fetch(withBody(request, this.#faults.split(bytes)));
    if (this.#faults.happens("duplicate")) {
      const second = await fetch(withBody(request, [bytes]));
      await second.body?.cancel();
    }
    this.#reorder.onDelivered();
    return response;
  }
}
