import { type FlowFailure, isJsonObject } from "@stepflow/protocol";
import { EventFrames, messageIn, readJson } from "../wire/event-frames.ts";
import { LiveCallback, toFailure } from "./live-callback.ts";
import { observeBody } from "./observe-body.ts";
import type { RecordedExecution } from "./recorded-execution.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** The record of an execution, updated while it is in progress. */
export class LiveExecution implements RecordedExecution {
  readonly component: string;
  readonly attempt: number;
  readonly input: unknown;
  readonly stepId: string | undefined;
  readonly runId: string | undefined;
  readonly callbacks: LiveCallback[] = [];
  output: unknown;
  error: FlowFailure | undefined;
  status: RecordedExecution["status"] = "running";
  #isHeld = true;
  readonly #forgotten: LiveCallback[] = [];
  readonly #open = new Map<unknown, LiveCallback>();

  constructor(worker: string, params: unknown) {
    const { component, attempt, input, observability } = isJsonObject(params) ? params : {};
    const ids = isJsonObject(observability) ? observability : {};
    this.component = `/${worker}${component}`;
    this.attempt = typeof attempt === "number" ? attempt : 1;
    this.input = input;
    this.stepId = text(ids["step_id"] ?? ids["stepId"]);
    this.runId = text(ids["run_id"] ?? ids["runId"]);
  }

  get isRunning(): boolean {
    return this.status === "running";
  }

  /** Whether the worker has not begun to answer. Its component may then still execute although the connection is gone. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Callbacks without an answer at the time when the component succeeded. */
  get forgotten(): readonly LiveCallback[] {
    return this.#forgotten;
  }

  /** Records that the worker has begun to answer, or never will. */
  release(): void {
    this.#isHeld = false;
  }

  /** Records that the connection has ended. */
  cut(): void {
    if (this.isRunning) this.status = "cut";
  }

  /** Records a request of the component. */
  ask(method: string, params: unknown): LiveCallback {
    const callback = new LiveCallback(this.component, method, params);
    this.callbacks.push(callback);
    if (this.status === "succeeded") this.#forgotten.push(callback);
    return callback;
  }

  /** Records the runtime's answer to a request. Returns false if this execution has no open request with this id. */
  answered(id: unknown, { result, error }: JsonObject): boolean {
    const callback = this.#open.get(id);
    if (callback === undefined) return false;
    this.#open.delete(id);
    if (error === undefined) callback.succeed(result);
    else callback.fail(error);
    return true;
  }

  /** Returns the worker's response; reading it updates this record. */
  watch(response: Response): Response {
    const { body, status, statusText, headers } = response;
    if (body === null) {
      this.cut();
      return response;
    }
    const isStream = headers.get("content-type")?.includes("text/event-stream") === true;
    const reading = isStream ? this.#readEvents() : this.#readWhole();
    const watched = observeBody(body, {
      onBytes: reading.onBytes,
      onEnd: () => {
        reading.onEnd();
        this.cut();
      },
      onCut: () => this.cut(),
    });
    return new Response(watched, { status, statusText, headers });
  }

  #readEvents(): { onBytes(bytes: Uint8Array): void; onEnd(): void } {
    const frames = new EventFrames();
    const onBytes = (bytes: Uint8Array): void => {
      for (const frame of frames.add(bytes)) this.#take(messageIn(frame));
    };
    return { onBytes, onEnd: () => undefined };
  }

  #readWhole(): { onBytes(bytes: Uint8Array): void; onEnd(): void } {
    const decoder = new TextDecoder();
    let all = "";
    const onBytes = (bytes: Uint8Array): void => {
      all += decoder.decode(bytes, { stream: true });
    };
    return { onBytes, onEnd: () => this.#take(readJson(all)) };
  }

  #take(message: unknown): void {
    if (!isJsonObject(message)) return;
    const { id, method, params, result, error } = message;
    if (typeof method === "string") {
      this.#open.set(id, this.ask(method, params));
    } else if (this.isRunning) {
      this.status = error === undefined ? "succeeded" : "failed";
      if (error === undefined) this.#succeed(result);
      else this.error = toFailure(error);
    }
  }

  #succeed(result: unknown): void {
    this.output = isJsonObject(result) ? result["output"] : undefined;
    // A worker repeats a request that gets no answer for some time, and needs only one answer.
    const isDone = (callback: LiveCallback): boolean =>
      this.callbacks.some((other) => other.status !== "pending" && other.isSameAs(callback));
    this.#forgotten.push(...this.callbacks.filter((callback) => callback.status === "pending" && !isDone(callback)));
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
