import { type Callback, describeAnswer, describeBlobAnswer, describeBlobRequest, describeCall } from "./callback.ts";
import { type Json, parseObject } from "./json.ts";
import type { Passage } from "./tap.ts";

/** Execution of a component, read from the wire. */
export interface Execution {
  readonly stepId: string;
  readonly attempt: number;
  readonly callbacks: Callback[];
  /** Log lines of the component. */
  readonly log: Json[];
  /** undefined while it is running. */
  end?: { readonly ms: number; readonly output: unknown } | { readonly ms: number; readonly error: Json | undefined };
}

const IGNORED: Passage = { chunk: () => {}, end: () => {} };

/** Collects the messages between a runtime and its worker. */
export class Conversation {
  readonly executions: Execution[] = [];
  readonly #open = new Map<Execution, Map<unknown, { callback: Callback; startedMs: number }>>();

  /** Adds a request of the runtime to the worker. */
  request(body: Buffer): Passage {
    const message = parseObject(body.toString());
    if (message?.["method"] === "components/execute") return this.#execute(message["params"] as Json);
    if (message !== undefined && message["method"] === undefined) this.#answer(message);
    return IGNORED;
  }

  /** Adds a request to the Blob HTTP API. It does not name its step, so it belongs to one of the steps that are running. */
  blobRequest(path: string, body: Buffer): Passage {
    const startedMs = performance.now();
    const running = [...this.#open.keys()];
    const oneOf = running.length > 1 ? { oneOf: running.map(({ stepId }) => stepId) } : {};
    const callback: Callback = { ...describeBlobRequest(path, body), ...oneOf };
    for (const execution of running) execution.callbacks.push(callback);
    const chunks: Uint8Array[] = [];
    return {
      chunk: (piece) => void chunks.push(piece),
      end: (status) => {
        callback.result = describeBlobAnswer(status, Buffer.concat(chunks));
        callback.ms = performance.now() - startedMs;
      },
    };
  }

  /** Adds a line of the worker's log. Returns whether it belongs to an execution. */
  logged(entry: Json): boolean {
    const execution = this.executions.find(
      ({ stepId, attempt }) => stepId === entry["step_id"] && attempt === entry["attempt"],
    );
    execution?.log.push(entry);
    return execution !== undefined;
  }

  #execute(params: Json): Passage {
    const startedMs = performance.now();
    const { step_id } = params["observability"] as { step_id: string };
    const execution: Execution = { stepId: step_id, attempt: Number(params["attempt"]), callbacks: [], log: [] };
    this.executions.push(execution);
    this.#open.set(execution, new Map());
    const decoder = new TextDecoder();
    let rest = "";
    return {
      chunk: (bytes) => {
        const events = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) this.#event(execution, event, startedMs);
      },
      end: () => {
        this.#finish(execution, parseObject(rest), startedMs);
      },
    };
  }

  /** Handles an event of an execution's stream: a request to the runtime, or the result. */
  #event(execution: Execution, event: string, startedMs: number): void {
    const message = event.startsWith("data: ") ? parseObject(event.slice("data: ".length)) : undefined;
    if (message === undefined) return;
    if (typeof message["method"] !== "string") return this.#finish(execution, message, startedMs);
    const sent = describeCall(message["method"], (message["params"] ?? {}) as Json);
    const callback: Callback = { name: message["method"], sent };
    execution.callbacks.push(callback);
    this.#open.get(execution)?.set(message["id"], { callback, startedMs: performance.now() });
  }

  /** Handles the answer of the runtime to a request of an execution. */
  #answer(message: Json): void {
    for (const calls of this.#open.values()) {
      const call = calls.get(message["id"]);
      if (call === undefined) continue;
      call.callback.result = describeAnswer(message);
      call.callback.ms = performance.now() - call.startedMs;
    }
  }

  #finish(execution: Execution, message: Json | undefined, startedMs: number): void {
    if (!this.#open.delete(execution)) return;
    const ms = performance.now() - startedMs;
    const result = message?.["result"] as Json | undefined;
    execution.end =
      result === undefined ? { ms, error: message?.["error"] as Json | undefined } : { ms, output: result["output"] };
  }
}
