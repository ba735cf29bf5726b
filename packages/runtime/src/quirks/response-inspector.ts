import { isJsonObject, type ParsedResponse } from "@stepflow/protocol";
import type { AnsweredCall, AnswerReading, PlainAnswer } from "@stepflow/transport/client";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { isSuspicious } from "../json/is-suspicious.ts";
import { QuirkFailure } from "./quirk-failure.ts";
import { createQuirkyReading, methodsOf } from "./strict-response-reader.ts";
import type { WorkerDiagnosis, WorkerDiagnosisKind } from "./worker-diagnosis.ts";

/** Who is inspected, and who is told. */
export interface InspectorOptions {
  /** Name of the worker. */
  readonly worker: string;
  /** The runtime whose messages are spoken. */
  readonly version: RuntimeVersion;
  readonly onDiagnosis: (diagnosis: WorkerDiagnosis) => void;
}

/** Answers of each component that are read twice, whatever they look like. */
const THOROUGHLY = 50;

/** Looks at what a worker sends with the eyes of a real runtime, and tells once what that would make of it. */
export class AnswerInspector {
  readonly #options: InspectorOptions;
  readonly #strict: AnswerReading;
  readonly #told = new Set<string>();
  readonly #looks = new Map<string | undefined, number>();

  constructor(options: InspectorOptions) {
    this.#options = options;
    this.#strict = createQuirkyReading(options.version, "http://worker.internal/");
  }

  /** The same reading, inspected. Beside a tolerant one, which lets notifications pass that are acknowledged wrongly. */
  inspect(reading: AnswerReading): AnswerReading {
    const isTolerant = reading.readsBeyondResult;
    return {
      ...reading,
      isEventStream: (call, contentType, status) => {
        const isStream = reading.isEventStream(call, contentType, status);
        if (isStream && (status >= 400 || call.method !== "components/execute")) {
          const where = status >= 400 ? `with HTTP ${status}` : `to ${call.method}`;
          this.#tell(call, "unexpectedStream", `answered ${where} with an event stream, which a real runtime refuses.`);
        }
        return isStream;
      },
      readAnswer: (call, answer) => {
        const message = reading.readAnswer(call, answer);
        if (isTolerant) this.#lookAt(call, answer, message);
        return message;
      },
      splitEvents: (call, maxEventBytes, handlers) => this.#watchStream(reading, call, maxEventBytes, handlers),
      readEvent: (call, data) => {
        const message = reading.readEvent(call, data);
        if (isTolerant && message?.kind === "request") this.#lookAtRequest(call, message.method);
        if (isTolerant && message?.kind === "response") this.#compareEvent(call, data);
        return message;
      },
      isAcknowledged: (call, status) => {
        if (reading.isAcknowledged(call, status)) return true;
        const isTaken = isTolerant && status >= 200 && status < 300;
        if (isTaken) {
          const why = `answered the notification ${call.method} with ${status}: a real runtime exits unless it is 202.`;
          this.#tell(call, "notificationStatus", why);
        }
        return isTaken;
      },
      onReceipt: (call, status) => {
        reading.onReceipt?.(call, status);
        if (status === 202) return;
        const why = `took the answer to its request with ${status}: real runtimes expect 202 and log a warning.`;
        this.#tell(call, "receiptStatus", why);
      },
    };
  }

  #watchStream(
    reading: AnswerReading,
    call: AnsweredCall,
    maxEventBytes: number,
    handlers: Parameters<AnswerReading["splitEvents"]>[2],
  ): ReturnType<AnswerReading["splitEvents"]> {
    const seen = new Set<string>();
    const strict = this.#strict.splitEvents(call, maxEventBytes, { onEvent: (data) => seen.add(data) });
    let isPlain = true;
    const onEvent = (data: string): void => {
      if (isPlain && !seen.delete(data)) this.#tell(call, "droppedEvent", `sent ${DROPPED}`);
      handlers.onEvent(data);
    };
    const splitter = reading.splitEvents(call, maxEventBytes, { ...handlers, onEvent });
    return {
      feed: (piece) => {
        if (isPlain && piece.some((byte) => byte >= 0x80)) {
          isPlain = false;
          this.#tell(call, "lostText", `sent ${RAW_TEXT}`);
        }
        if (isPlain) strict.feed(piece);
        splitter.feed(piece);
      },
    };
  }

  /** Answers are read as a real runtime would; of a busy component only the first, and those that look like trouble. */
  #lookAt(call: AnsweredCall, answer: PlainAnswer, { id, error }: ParsedResponse): void {
    if (id === null) {
      const lost = error === undefined ? "" : `: the code ${error.code} and its message are lost`;
      const kind = error === undefined ? "unreadableAnswer" : "lostCode";
      return this.#tell(call, kind, `answered with an id that is null or no id, which is a transport failure${lost}.`);
    }
    const component = componentOf(call);
    const looks = this.#looks.get(component) ?? 0;
    if (looks >= THOROUGHLY && !isSuspicious(answer.text)) return;
    this.#looks.set(component, looks + 1);
    this.#compare(call, () => this.#strict.readAnswer(call, answer));
  }

  #compareEvent(call: AnsweredCall, data: string): void {
    this.#compare(call, () => {
      if (this.#strict.readEvent(call, data) === undefined)
        this.#tell(call, "droppedEvent", `sent a result that ${UNREAD}`);
    });
  }

  #compare(call: AnsweredCall, read: () => unknown): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof QuirkFailure)) throw error;
      const why = error.causes.at(-1)?.error ?? error.message;
      this.#tell(
        call,
        "unreadableAnswer",
        `answered what a real runtime cannot read, and takes for a failure: ${why}.`,
      );
    }
  }

  #lookAtRequest(call: AnsweredCall, method: string): void {
    const { version } = this.#options;
    if (methodsOf(version).includes(method)) return;
    const hint = method.startsWith("blobs/") ? " Blobs are reached over HTTP there, at the announced blobApiUrl." : "";
    this.#tell(
      call,
      "silentMethod",
      `asked for ${method}, which real runtimes such as ${version} never answer.${hint}`,
    );
  }

  #tell(call: AnsweredCall, kind: WorkerDiagnosisKind, what: string): void {
    const component = componentOf(call);
    const key = `${kind} ${component}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const { worker, onDiagnosis } = this.#options;
    const who = component === undefined ? `Worker "${worker}"` : `${component} of worker "${worker}"`;
    onDiagnosis({ worker, component, kind, message: `${who} ${what}` });
  }
}

const UNREAD = "real runtimes do not read.";
const DROPPED =
  "an event that runtimes 0.9 – 0.11 drop: they take one line that starts with `data: `, events end with an empty line, lines with \\n.";
const RAW_TEXT =
  "characters beyond ASCII in an event stream: runtimes 0.9 – 0.11 lose text where the network cuts one. Write them as \\uXXXX.";

function componentOf({ method, params }: AnsweredCall): string | undefined {
  if (method !== "components/execute" || !isJsonObject(params)) return undefined;
  return typeof params["component"] === "string" ? params["component"] : undefined;
}
