import { isJsonObject } from "@stepflow/protocol";
import { EventFrames, messageIn } from "../wire/event-frames.ts";
import { type BodyStep, createBodyOf, createBrokenBody } from "./broken-body.ts";
import type { FaultLog } from "./fault-log.ts";
import { FaultyCallback } from "./faulty-callback.ts";
import { MessageFaults } from "./message-faults.ts";
import { ReorderGate } from "./reorder-gate.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Requests of workers that were sent and may still be answered, by their ids. */
export type OpenCallbacks = Map<unknown, FaultyCallback>;

/** What the faults of one execution need to know. */
export interface FaultyExchangeParts {
  /** For people. */
  readonly name: string;
  /** Dice for the message that is so called. */
  readonly random: (message: string) => SeededRandom;
  readonly log: FaultLog;
  readonly callbacks: OpenCallbacks;
}

/** What an execution's answer goes through. */
export class FaultyExchange {
  /** Of the request itself. */
  readonly faults: MessageFaults;
  readonly #parts: FaultyExchangeParts;
  readonly #reorder = new ReorderGate();
  readonly #ids: unknown[] = [];

  constructor(parts: FaultyExchangeParts) {
    this.#parts = parts;
    this.faults = this.#faultsOf("request", "request to");
  }

  /** The answer as it arrives. @throws TypeError when it is lost. */
  async arrive(response: Response): Promise<Response> {
    const { body, headers } = response;
    const isStream = headers.get("content-type")?.includes("text/event-stream") === true;
    if (body !== null && isStream) return withStream(response, this.#arriveAsStream(body));
    return arriveWhole(response, this.#faultsOf("result", "answer of"));
  }

  #arriveAsStream(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
    const reader = body.getReader();
    const frames = new EventFrames();
    return createBrokenBody({
      next: async () => {
        const { value, done } = await reader.read();
        if (!done) return frames.add(value).flatMap((frame) => this.#arriveAsEvent(frame));
        this.#forget();
        const rest = frames.takeRest();
        return rest.length === 0 ? undefined : [{ bytes: rest }];
      },
      cancel: (reason) => {
        this.#forget();
        return reader.cancel(reason);
      },
    });
  }

  #arriveAsEvent(frame: Uint8Array<ArrayBuffer>): readonly BodyStep[] {
    const message = messageIn(frame);
    // Comments come by the clock: random for them would not fall the same way again.
    if (!isJsonObject(message)) return [{ bytes: frame }];
    const isResult = message["method"] === undefined;
    const faults = isResult ? this.#faultsOf("result", "answer of") : this.#ask(message);
    if (faults.happens("drop")) return [];
    const steps = faults.arrive(frame);
    const isWhole = !steps.some((step) => "breakWith" in step);
    return isResult && isWhole && faults.happens("duplicate") ? [...steps, { bytes: frame }] : steps;
  }

  #ask({ id, method }: Readonly<Record<string, unknown>>): MessageFaults {
    const asked = `callback ${this.#ids.length}`;
    this.#ids.push(id);
    const faults = this.#faultsOf(`answer to ${asked}`, `answer to ${method} of`);
    this.#parts.callbacks.set(id, new FaultyCallback(faults, this.#reorder));
    return this.#faultsOf(asked, `request ${method} of`);
  }

  #faultsOf(message: string, title: string): MessageFaults {
    const { name, random, log } = this.#parts;
    return new MessageFaults(`${title} ${name}`, random(message), log);
  }

  #forget(): void {
    for (const id of this.#ids) this.#parts.callbacks.delete(id);
  }
}

/** A response that is no stream, as it arrives. @throws TypeError when it is lost. */
export async function arriveWhole(response: Response, faults: MessageFaults): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  faults.drop();
  return withStream(response, response.body === null ? null : createBodyOf(faults.arrive(bytes)));
}

function withStream({ status, statusText, headers }: Response, body: ReadableStream<Uint8Array> | null): Response {
  return new Response(body, { status, statusText, headers });
}
