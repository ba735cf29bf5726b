import { Code, ConnectError } from "@connectrpc/connect";
import type { CarrierEnvironment } from "../workers/worker-source.ts";

/** The runtime behind a pull service: the one that first mounts one of its queues, until it closes. */
export class AttachedRuntime {
  #runtime: CarrierEnvironment | undefined;

  /** @throws TypeError for a second runtime. */
  attach(runtime: CarrierEnvironment): void {
    if (this.#runtime !== undefined && this.#runtime.engine !== runtime.engine) {
      throw new TypeError("A pull service belongs to one runtime: call servePull() for each.");
    }
    this.#runtime = runtime;
  }

  /** The runtime has unmounted its last queue: another may come. */
  detach(): void {
    this.#runtime = undefined;
  }

  /** @throws ConnectError UNAVAILABLE, as from a runtime that is starting. */
  get(): CarrierEnvironment {
    if (this.#runtime === undefined) throw new ConnectError("no runtime uses this service yet", Code.Unavailable);
    return this.#runtime;
  }
}
