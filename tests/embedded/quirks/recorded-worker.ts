import type { InProcessWorker } from "@stepflow/runtime";
import { isRecord } from "../../conformance/schemas/recordings.ts";
import { type Exchange, withId } from "./recorded-case.ts";
import { type CutText, hashOf } from "./restored-text.ts";
import { Translation } from "./translation.ts";

/** An execution that the runtime requested. */
export interface SeenExecution {
  readonly component: unknown;
  readonly attempt: unknown;
}

const BODILESS = [101, 204, 205, 304];
/** A position in a recording. */
interface Moment {
  readonly at: number;
  readonly pid: number;
}

/** Time to wait for an expected message, counted in ticks because a busy event loop delays them, too. */
const PATIENCE_TICKS = 50;
const TICK_MS = 100;

/** Plays the worker of a recording. Each answer is sent only after the messages that precede it in the recording. */
export class RecordedWorker implements InProcessWorker {
  readonly executions: SeenExecution[] = [];
  readonly complaints: string[] = [];
  readonly translation = new Translation();
  readonly #open: Exchange[];
  readonly #arrived = new Set<number>();
  readonly #initialized: object;
  readonly #all: readonly Exchange[];
  #waiting: (Moment & { readonly go: () => void })[] = [];

  /** @param initialized result of `initialize` for recordings without one */
  constructor(exchanges: readonly Exchange[], initialized: object) {
    this.#initialized = initialized;
    this.#all = exchanges;
    this.#open = [...exchanges];
  }

  async fetch(request: Request): Promise<Response> {
    const text = await request.text();
    const message = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (message["method"] === "components/execute") this.#note(message["params"]);
    const exchange = this.#take(message, text);
    if (exchange === undefined) return this.#improvise(message);
    this.translation.learn(exchange.message, message);
    const complaint = message["method"] === undefined ? this.#compareAnswer(exchange, message, text) : undefined;
    if (complaint !== undefined) this.complaints.push(`answer to a callback: ${complaint}`);
    this.#arrive(exchange.at);
    const known = withId(exchange, message["id"]);
    return await this.#play(
      isAwaited(exchange) ? known : { ...known, sent: known.sent.map((sent) => ({ ...sent, at: -1 })) },
    );
  }

  /** Waits for messages that arrive after the result, such as the answer to a callback that the component does not await. */
  async untilPlayed(): Promise<void> {
    const last = Math.max(...this.#all.filter(isAwaited).map(({ at }) => at));
    for (const pid of new Set(this.#all.map((one) => one.pid))) await this.#untilArrived({ at: last, pid });
  }

  /** The number of recorded answers that were given, and the methods of those that were not requested. */
  get played(): { readonly count: number; readonly left: readonly unknown[] } {
    const answered = this.#all.filter(({ sent }) => sent.length > 0);
    const left = this.#open.filter(({ sent }) => sent.length > 0);
    return { count: answered.length - left.length, left: left.map(({ message }) => message["method"] ?? "an answer") };
  }

  #note(params: unknown): void {
    if (isRecord(params)) this.executions.push({ component: params["component"], attempt: params["attempt"] });
  }

  #take(message: Readonly<Record<string, unknown>>, text: string): Exchange | undefined {
    const key = keyOf(message, (same) => same);
    const index = this.#open.findIndex(
      ({ message: recorded, cut }) =>
        keyOf(recorded, (old) => this.translation.to(old)) === key ||
        (cut !== undefined && recorded["method"] !== undefined && isCutOf(cut, text)),
    );
    const [exchange] = index < 0 ? [] : this.#open.splice(index, 1);
    return exchange;
  }

  /** Describes the first difference, or returns undefined. The ids of answers were chosen by the worker and are equal. */
  #compareAnswer({ message, cut }: Exchange, actual: object, text: string): string | undefined {
    if (cut === undefined) return this.translation.compare(message, actual);
    return hashOf(text) === cut.hash ? undefined : `${cut.bytes} bytes, now ${Buffer.byteLength(text)} others`;
  }

  /** The handshake is not part of most recordings. */
  #improvise({ id, method }: Readonly<Record<string, unknown>>): Response {
    if (id === undefined) return new Response(null, { status: 202 });
    if (method === "initialize") {
      return Response.json({ jsonrpc: "2.0", id, result: this.#initialized });
    }
    if (method === undefined) {
      this.complaints.push("an answer to a callback that was not answered");
      return new Response(null, { status: 202 });
    }
    throw connectionError("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1");
  }

  async #play({ sent, pid }: Exchange): Promise<Response> {
    const [head, ...rest] = sent;
    if (head !== undefined) await this.#untilArrived({ at: head.at, pid });
    if (head?.kind !== "head") throw connectionError("UND_ERR_SOCKET", "other side closed");
    const headers = new Headers(head.headers);
    headers.delete("content-length");
    if (BODILESS.includes(head.status)) return new Response(null, { status: head.status, headers });
    const left = rest[Symbol.iterator]();
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      const { value: piece } = left.next();
      if (piece !== undefined) await this.#untilArrived({ at: piece.at, pid });
      if (piece?.kind === "bytes") controller.enqueue(this.translation.translate(piece.bytes));
      else if (piece?.kind === "end") controller.close();
      // The worker was killed, or waits until the runtime closes the connection.
      else controller.error(connectionError("UND_ERR_SOCKET", "other side closed"));
    };
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { status: head.status, headers });
  }

  #arrive(at: number): void {
    this.#arrived.add(at);
    const ready = this.#waiting.filter((one) => this.#isDue(one));
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { go } of ready) go();
  }

  #isDue({ at, pid }: Moment): boolean {
    return this.#all.every((one) => one.pid !== pid || one.at > at || !isAwaited(one) || this.#arrived.has(one.at));
  }

  #untilArrived(moment: Moment): Promise<void> {
    if (this.#isDue(moment)) return Promise.resolve();
    return new Promise((resolve) => {
      let ticks = 0;
      const timer = setInterval(() => {
        ticks += 1;
        if (ticks === PATIENCE_TICKS) go();
      }, TICK_MS);
      const go = (): void => {
        clearInterval(timer);
        resolve();
      };
      this.#waiting.push({ ...moment, go });
    });
  }
}

/** Handshakes and lists of components may happen at other times or not at all. */
function isAwaited({ message: { id, method } }: Exchange): boolean {
  return method === "components/execute" || (method === undefined && id !== undefined);
}

/** Identifies a message in both the recording and the replay. */
function keyOf(message: Readonly<Record<string, unknown>>, translate: (text: string) => string): string {
  const { id, method, params } = message;
  if (method === undefined) return `answer ${translate(String(id))}`;
  if (!isRecord(params) || method !== "components/execute") return String(method);
  const { component, input, attempt } = params;
  return translate(JSON.stringify([component, input, attempt]));
}

/** Whether a message has the same length and, apart from ids, the same beginning as a message that was cut. */
function isCutOf({ start, bytes }: CutText, text: string): boolean {
  return withoutId(text).startsWith(withoutId(start)) && Buffer.byteLength(text) === bytes;
}

function withoutId(text: string): string {
  return text.replace(/"id":"[^"]*"/, "");
}

function connectionError(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}
