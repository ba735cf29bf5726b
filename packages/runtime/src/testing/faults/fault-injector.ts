import { isJsonObject } from "@stepflow/protocol";
import type { Fetch } from "@stepflow/transport/client";
import { readJson } from "../wire/event-frames.ts";
import { withBody } from "./changed-request.ts";
import { FaultLog, type InjectedFault } from "./fault-log.ts";
import { type FaultOptions, type FaultRates, readFaultOptions, writeFaultOptions } from "./fault-options.ts";
import { arriveWhole, FaultyExchange, type OpenCallbacks } from "./faulty-exchange.ts";
import { MessageFaults } from "./message-faults.ts";
import { createSeededRandom } from "./seeded-random.ts";

/**
 * Injects faults into the messages between a runtime and its workers. Only executions are affected: without a handshake and a list
 * of components no run could show the effect.
 */
export class FaultInjector {
  readonly seed: number;
  readonly #rates: FaultRates;
  readonly #log = new FaultLog();
  readonly #counts = new Map<string, number>();
  readonly #callbacks: OpenCallbacks = new Map();

  /** @throws TypeError for an unknown kind of fault @throws RangeError for an invalid probability or seed */
  constructor(options: FaultOptions) {
    const { seed, rates } = readFaultOptions(options);
    this.seed = seed;
    this.#rates = rates;
  }

  /** The faults that were injected so far. */
  get injected(): readonly InjectedFault[] {
    return this.#log.faults;
  }

  /** Source text of the option that repeats the same faults. */
  toString(): string {
    return writeFaultOptions(this.seed, this.#rates);
  }

  /** Wraps the function that sends requests to a worker. */
  wrap(worker: string, fetch: Fetch): Fetch {
    return async (request) => {
      if (request.method !== "POST") return fetch(request);
      const bytes = new Uint8Array(await request.arrayBuffer());
      const message = readJson(new TextDecoder().decode(bytes));
      const { id, method, params } = isJsonObject(message) ? message : {};
      const callback = method === undefined ? this.#callbacks.get(id) : undefined;
      if (callback !== undefined) return callback.deliver(request, bytes, fetch);
      if (method !== "components/execute") return fetch(withBody(request, [bytes]));

      const exchange = this.#open(worker, isJsonObject(params) ? params : {});
      const { faults } = exchange;
      faults.drop();
      await faults.delay(request.signal);
      return exchange.arrive(await fetch(withBody(request, faults.split(bytes))));
    };
  }

  /** Wraps the function by which a worker reaches the Blob API. */
  wrapBlobApi(worker: string, fetch: Fetch): Fetch {
    return async (request) => {
      const bytes = new Uint8Array(await request.arrayBuffer());
      const like = `${request.method} ${request.url} ${new TextDecoder("latin1").decode(bytes)}`;
      const key = `${like} ${this.#count(like)}`;
      const name = `${request.method === "POST" ? "blobs/put" : "blobs/get"} of /${worker}`;
      const asked = this.#faultsOf(`request ${name}`, `${key} request`);
      asked.drop();
      await asked.delay(request.signal);
      const parts = request.body === null ? undefined : asked.split(bytes);
      return arriveWhole(await fetch(withBody(request, parts)), this.#faultsOf(`answer to ${name}`, `${key} answer`));
    };
  }

  #faultsOf(name: string, key: string): MessageFaults {
    return new MessageFaults(name, createSeededRandom(this.seed, key, this.#rates), this.#log);
  }

  /** Counts equal messages, so that each gets its own decisions. */
  #count(like: string): number {
    const before = this.#counts.get(like) ?? 0;
    this.#counts.set(like, before + 1);
    return before;
  }

  #open(worker: string, { component, attempt, input }: Readonly<Record<string, unknown>>): FaultyExchange {
    const path = `/${worker}${component}`;
    const like = `${path} ${attempt} ${JSON.stringify(input)}`;
    const before = this.#count(like);
    return new FaultyExchange({
      name: attempt === undefined ? path : `${path} (attempt ${attempt})`,
      random: (message) => createSeededRandom(this.seed, `${like} ${before} ${message}`, this.#rates),
      log: this.#log,
      callbacks: this.#callbacks,
    });
  }
}
