import { isJsonObject } from "@stepflow/protocol";
import type { CallInfo } from "@stepflow/transport/client";
import type { WorkerDiagnosis, WorkerDiagnosisKind } from "./worker-diagnosis.ts";

/** Reports each kind of diagnosis once per component of a worker. */
export class DiagnosisReporter {
  readonly #worker: string;
  readonly #onDiagnosis: (diagnosis: WorkerDiagnosis) => void;
  readonly #reported = new Set<string>();

  constructor(worker: string, onDiagnosis: (diagnosis: WorkerDiagnosis) => void) {
    this.#worker = worker;
    this.#onDiagnosis = onDiagnosis;
  }

  /** @param what predicate of a sentence whose subject is the component or the worker, such as `sent an event that …` */
  report(call: CallInfo, kind: WorkerDiagnosisKind, what: string): void {
    const component = componentOf(call);
    const key = `${kind} ${component}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const worker = this.#worker;
    const subject = component === undefined ? `Worker "${worker}"` : `${component} of worker "${worker}"`;
    this.#onDiagnosis({ worker, component, kind, message: `${subject} ${what}` });
  }
}

/** The component that a call executes. Undefined for calls of other methods. */
export function componentOf({ method, params }: CallInfo): string | undefined {
  if (method !== "components/execute" || !isJsonObject(params)) return undefined;
  return typeof params["component"] === "string" ? params["component"] : undefined;
}
