import { Code, ConnectError } from "@connectrpc/connect";
import type { CarrierEnvironment } from "../workers/worker-source.ts";

/** The runtime that uses a pull service, from mounting its first queue to unmounting its last one. */
export class AttachedRuntime {
  #runtime: CarrierEnvironment | undefined;

  /** @throws TypeError if another runtime uses the service */
  attach(runtime: CarrierEnvironment): void {
    if (this.#runtime !== undefined && this.#runtime.engine !== runtime.engine) {
      throw new TypeError("A pull service works for one runtime. Call servePull() for each runtime.");
    }
    this.#runtime = runtime;
  }

  /** Called when the last queue is unmounted. Another runtime may then use the service. */
  detach(): void {
    this.#runtime = undefined;
  }

  /** @throws ConnectError UNAVAILABLE if there is none, as a runtime answers while it starts */
  get(): CarrierEnvironment {
    if (this.#runtime === undefined) throw new ConnectError("no runtime uses this service yet", Code.Unavailable);
    return this.#runtime;
  }
}
