import { type Callback, describeAnswer, describeBlobAnswer, describeBlobRequest, describeCall } from "./callback.ts";
import { type Json, parseObject } from "./json.ts";
import type { Passage } from "./tap.ts";

/** Execution of a component, read from the wire. */
export interface Execution {
  readonly runId: string;
  readonly stepId: string;
  readonly attempt: number;
  /** Time of the start, as `performance.now()` returns it. */
  readonly startedMs: number;
  readonly callbacks: Callback[];
  /** Undefined while it is running. */
  end?: { readonly ms: number; readonly output: unknown } | { readonly ms: number; readonly error: Json | undefined };
}

const IGNORED: Passage = { chunk: () => {}, end: () => {} };

/** Collects the messages between a runtime and its workers. */
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

  #execute(params: Json): Passage {
    const startedMs = performance.now();
    const { run_id, step_id } = (params["observability"] ?? {}) as Json;
    const execution: Execution = {
      runId: String(run_id ?? ""),
      stepId: String(step_id ?? ""),
      attempt: Number(params["attempt"] ?? 1),
      startedMs,
      callbacks: [],
    };
    this.executions.push(execution);
    this.#open.set(execution, new Map());
    const decoder = new TextDecoder();
    let rest = "";
    return {
      chunk: (bytes) => {
        const events = (rest + decoder.decode(bytes, { stream: true })).split(/\r?\n\r?\n/);
        rest = events.pop() ?? "";
        for (const event of events) this.#event(execution, event);
      },
      end: () => {
        this.#finish(execution, parseObject(rest));
      },
    };
  }

  /** Handles an event of an execution's stream: a request to the runtime, or the result. */
  #event(execution: Execution, event: string): void {
    const lines = event.split(/\r?\n/).flatMap((line) => /^data: ?(.*)$/s.exec(line)?.[1] ?? []);
    const message = parseObject(lines.join("\n"));
    if (message === undefined) return;
    if (typeof message["method"] !== "string") return this.#finish(execution, message);
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

  #finish(execution: Execution, message: Json | undefined): void {
    if (!this.#open.delete(execution)) return;
    const ms = performance.now() - execution.startedMs;
    const result = message?.["result"] as Json | undefined;
    execution.end =
      result === undefined ? { ms, error: message?.["error"] as Json | undefined } : { ms, output: result["output"] };
  }
}
