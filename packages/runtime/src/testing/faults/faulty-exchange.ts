import { isJsonObject } from "@stepflow/protocol";
import { EventFrames, messageIn } from "../wire/event-frames.ts";
import { type BodyStep, createBodyOf, createBrokenBody } from "./broken-body.ts";
import type { FaultLog } from "./fault-log.ts";
import { FaultyCallback } from "./faulty-callback.ts";
import { MessageFaults } from "./message-faults.ts";
import { ReorderGate } from "./reorder-gate.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Requests of workers that may still be answered, by id. */
export type OpenCallbacks = Map<unknown, FaultyCallback>;

/** Parameters of {@link FaultyExchange}. */
export interface FaultyExchangeParts {
  /** Name of the execution in the log. */
  readonly name: string;
  /** Creates the decisions about a message of this execution. */
  readonly random: (message: string) => SeededRandom;
  readonly log: FaultLog;
  readonly callbacks: OpenCallbacks;
}

/** Delivers the answer of one execution, and the callbacks inside it, with faults. */
export class FaultyExchange {
  /** Faults of the request. */
  readonly faults: MessageFaults;
  readonly #parts: FaultyExchangeParts;
  readonly #reorder = new ReorderGate();
  readonly #ids: unknown[] = [];

  constructor(parts: FaultyExchangeParts) {
    this.#parts = parts;
    this.faults = this.#faultsOf("request", "request to");
  }

  /** Returns the answer as it arrives. @throws TypeError if it is lost */
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
    // Comments are sent by time. Decisions about them would not be reproducible.
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

/** Returns a response that is not a stream as it arrives. @throws TypeError if it is lost */
export async function arriveWhole(response: Response, faults: MessageFaults): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  faults.drop();
  return withStream(response, response.body === null ? null : createBodyOf(faults.arrive(bytes)));
}

function withStream({ status, statusText, headers }: Response, body: ReadableStream<Uint8Array> | null): Response {
  return new Response(body, { status, statusText, headers });
}
