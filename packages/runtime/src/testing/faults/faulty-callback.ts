import type { Fetch } from "@stepflow/transport/client";
import { withBody } from "./changed-request.ts";
import type { MessageFaults } from "./message-faults.ts";
import type { Overtaking } from "./reorder-gate.ts";

/** What the answer to one request of a worker goes through. */
export class FaultyCallback {
  readonly #faults: MessageFaults;
  readonly #overtaking: Overtaking;

  constructor(faults: MessageFaults, overtaking: Overtaking) {
    this.#faults = faults;
    this.#overtaking = overtaking;
  }

  /** @throws TypeError when it is lost. */
  async deliver(request: Request, bytes: Uint8Array<ArrayBuffer>, carry: Fetch): Promise<Response> {
    this.#faults.drop();
    await this.#faults.delay(request.signal);
    if (this.#faults.happens("reorder")) await this.#overtaking.wait(request.signal);
    const response = await carry(withBody(request, this.#faults.split(bytes)));
    if (this.#faults.happens("duplicate")) {
      const second = await carry(withBody(request, [bytes]));
      await second.body?.cancel();
    }
    this.#overtaking.delivered();
    return response;
  }
}
