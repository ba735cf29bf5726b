import { Lane } from "./lane.ts";
import type { Load, LoadTarget } from "./load.ts";
import { executeMessage, INPUT, toRequest } from "./request.ts";

const BLOB_ID = "ab12".repeat(16);

/** Sends executions that put a blob and get it back. Each takes an event stream and two posted answers. */
export function createExchangeLoad(target: LoadTarget): Load {
  const answers = new AnswerConnections(target);
  const exchanges = Array.from({ length: target.connections }, (_, index) => new Exchanges(target, answers, index));
  return {
    stop() {
      for (const exchange of exchanges) exchange.stop();
      answers.stop();
    },
  };
}

/** Reads events and passes their messages to `onMessage`. */
export function createEventReader(onMessage: (message: Message) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    rest += text;
    for (let end = rest.indexOf("\n\n"); end !== -1; end = rest.indexOf("\n\n")) {
      const event = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (event.startsWith("data: ")) onMessage(JSON.parse(event.slice(6)) as Message);
    }
  };
}

export interface Message {
  readonly id: string;
  readonly method?: string;
  readonly params?: { readonly data?: unknown };
  readonly result?: { readonly output?: { readonly data?: unknown } };
}

/** Makes one exchange after the other on one connection. */
class Exchanges {
  readonly #target: LoadTarget;
  readonly #answers: AnswerConnections;
  readonly #lane: Lane;
  readonly #id: string;
  readonly #request: string;
  #stopped = false;

  constructor(target: LoadTarget, answers: AnswerConnections, index: number) {
    this.#target = target;
    this.#answers = answers;
    this.#id = `01a1ff8f-f9bc-7dd3-9ca8-${String(index).padStart(12, "0")}`;
    this.#request = toRequest(target.port, executeMessage(this.#id, "/round-trip"));
    this.#lane = new Lane(target.port, target.onFailure);
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
    this.#lane.destroy();
  }

  #next(): void {
    if (this.#stopped) return;
    let data: unknown;
    let isCorrect = false;
    const onMessage = ({ id, method, params, result }: Message): void => {
      if (method === "blobs/put") {
        data = params?.data;
        this.#answers.send(id, { blob_id: BLOB_ID });
      } else if (method === "blobs/get") this.#answers.send(id, { data, blob_type: "data" });
      else isCorrect = id === this.#id && JSON.stringify(result?.output?.data) === EXPECTED;
    };
    const onEnd = (): void => {
      if (!isCorrect) return this.#target.onFailure(new Error("An exchange ended without the correct result."));
      this.#target.onDone();
      this.#next();
    };
    this.#lane.send(this.#request, onEnd, createEventReader(onMessage));
  }
}

const EXPECTED = JSON.stringify(INPUT);

/** Connections for answers. As with runtimes, they are opened when needed and kept until the worker closes them. */
class AnswerConnections {
  readonly #target: LoadTarget;
  readonly #all = new Set<Lane>();
  readonly #idle: Lane[] = [];
  #stopped = false;

  constructor(target: LoadTarget) {
    this.#target = target;
  }

  send(id: string, result: object): void {
    if (this.#stopped) return;
    const lane = this.#idle.pop() ?? this.#open();
    lane.send(toRequest(this.#target.port, { jsonrpc: "2.0", id, result }), ({ closes }) => {
      if (closes) this.#drop(lane);
      else this.#idle.push(lane);
    });
  }

  stop(): void {
    this.#stopped = true;
    for (const lane of this.#all) lane.destroy();
  }

  #open(): Lane {
    const lane = new Lane(this.#target.port, this.#target.onFailure);
    this.#all.add(lane);
    return lane;
  }

  #drop(lane: Lane): void {
    this.#all.delete(lane);
    lane.destroy();
  }
}
