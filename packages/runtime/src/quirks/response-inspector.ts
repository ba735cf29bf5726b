import type { ParsedResponse } from "@stepflow/protocol";
import {
  type CallInfo,
  type PlainResponse,
  type ResponseReader,
  WorkerTransportError,
} from "@stepflow/transport/client";
import { isSuspicious } from "../json/is-suspicious.ts";
import type { RuntimeVersion } from "../versions.ts";
import { componentOf, DiagnosisReporter } from "./diagnosis-reporter.ts";
import { createInspectedSplitter } from "./inspect-stream.ts";
import { createStrictReader, methodsOf } from "./strict-response-reader.ts";
import type { WorkerDiagnosis } from "./worker-diagnosis.ts";

/** Options of {@link ResponseInspector}. */
export interface InspectorOptions {
  /** Name of the worker, for the diagnoses. */
  readonly worker: string;
  /** The real runtime that the responses are judged by. */
  readonly version: RuntimeVersion;
  readonly onDiagnosis: (diagnosis: WorkerDiagnosis) => void;
}

/** Every response of a component is parsed strictly up to this number; later ones only if they look suspicious. */
const MAX_INSPECTED = 50;

/** Parses worker responses the way a real runtime does and reports each kind of incompatibility once per component. */
export class ResponseInspector {
  readonly #version: RuntimeVersion;
  readonly #strict: ResponseReader;
  readonly #reporter: DiagnosisReporter;
  readonly #inspected = new Map<string | undefined, number>();

  constructor({ worker, version, onDiagnosis }: InspectorOptions) {
    this.#version = version;
    this.#strict = createStrictReader(version);
    this.#reporter = new DiagnosisReporter(worker, onDiagnosis);
  }

  /**
   * Returns a reader that gives the same results as `reader` and reports what a real runtime would not understand. With a lenient
   * reader, notifications also count as delivered if they are acknowledged with a 2xx status other than 202.
   */
  inspect(reader: ResponseReader): ResponseReader {
    const isLenient = reader.readsBeyondResult;
    return {
      ...reader,
      isEventStream: (call, contentType, status) => {
        const isStream = reader.isEventStream(call, contentType, status);
        if (isStream) this.#checkStreamAllowed(call, status);
        return isStream;
      },
      readResponse: (call, answer) => {
        const message = reader.readResponse(call, answer);
        if (isLenient) this.#checkAnswer(call, answer, message);
        return message;
      },
      splitEvents: createInspectedSplitter(reader, this.#strict, this.#reporter),
      readEvent: (call, data) => {
        const message = reader.readEvent(call, data);
        if (isLenient && message?.kind === "request") this.#checkMethod(call, message.method);
        if (isLenient && message?.kind === "response") this.#checkEvent(call, data);
        return message;
      },
      isAcknowledged: (call, status) => {
        if (reader.isAcknowledged(call, status)) return true;
        const isAccepted = isLenient && status >= 200 && status < 300;
        if (isAccepted) {
          const what = `answered the notification ${call.method} with ${status}: a real runtime exits unless it is 202.`;
          this.#reporter.report(call, "notificationStatus", what);
        }
        return isAccepted;
      },
      onReceipt: (call, status) => {
        reader.onReceipt?.(call, status);
        if (status === 202) return;
        const what = `acknowledged the answer to its request with ${status}: real runtimes expect 202 and log a warning.`;
        this.#reporter.report(call, "receiptStatus", what);
      },
    };
  }

  #checkStreamAllowed(call: CallInfo, status: number): void {
    if (status < 400 && call.method === "components/execute") return;
    const where = status >= 400 ? `with HTTP ${status}` : `to ${call.method}`;
    const what = `answered ${where} with an event stream, which a real runtime refuses.`;
    this.#reporter.report(call, "unexpectedStream", what);
  }

  /** Strict parsing costs time: a busy component is inspected a limited number of times. */
  #checkAnswer(call: CallInfo, answer: PlainResponse, { id, error }: ParsedResponse): void {
    if (id === null) {
      const lost = error === undefined ? "" : ` The code ${error.code} and its message are lost.`;
      const kind = error === undefined ? "unreadableAnswer" : "lostCode";
      const what = `answered without an id or with the id null, which a real runtime treats as a transport failure.${lost}`;
      return this.#reporter.report(call, kind, what);
    }
    const component = componentOf(call);
    const inspected = this.#inspected.get(component) ?? 0;
    if (inspected >= MAX_INSPECTED && !isSuspicious(answer.text)) return;
    this.#inspected.set(component, inspected + 1);
    this.#reportFailure(call, () => this.#strict.readResponse(call, answer));
  }

  #checkEvent(call: CallInfo, data: string): void {
    this.#reportFailure(call, () => {
      if (this.#strict.readEvent(call, data) !== undefined) return;
      this.#reporter.report(call, "droppedEvent", "sent a result that real runtimes do not read.");
    });
  }

  #reportFailure(call: CallInfo, read: () => unknown): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof WorkerTransportError)) throw error;
      const what = `sent an answer that a real runtime cannot read and treats as a failure. ${error.message}`;
      this.#reporter.report(call, "unreadableAnswer", what);
    }
  }

  #checkMethod(call: CallInfo, method: string): void {
    if (methodsOf(this.#version).includes(method)) return;
    const hint = method.startsWith("blobs/") ? " Blobs are reached over HTTP there, at the announced blobApiUrl." : "";
    const what = `requested ${method}, which real runtimes such as ${this.#version} never answer.${hint}`;
    this.#reporter.report(call, "silentMethod", what);
  }
}
