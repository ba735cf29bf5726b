import { createDeferred, type Deferred } from "@stepflow/protocol/internal";
import { createWorker, type Worker } from "@stepflow/worker";
import { Feed } from "../data/feed.ts";

export interface Aborted {
  readonly attempt: number;
  readonly reason: unknown;
}

/** Worker whose component ignores its signal and ends when the test allows it. */
export interface PatientWorker {
  readonly worker: Worker;
  /** Attempts that have begun. */
  readonly begun: Feed<number>;
  /** Attempts whose signal was aborted. */
  readonly aborted: Feed<Aborted>;
  end(attempt: number, output?: unknown): void;
}

/** Creates the worker. Its component is `/patient`; `/echo` returns its input at once. */
export function createPatientWorker(): PatientWorker {
  const begun = new Feed<number>();
  const aborted = new Feed<Aborted>();
  const gates = new Map<number, Deferred<unknown>>();
  const gateOf = (attempt: number): Deferred<unknown> => {
    const gate = gates.get(attempt) ?? createDeferred<unknown>();
    gates.set(attempt, gate);
    return gate;
  };
  const worker = createWorker({ name: "patient" })
    .component("/echo", (input: unknown) => input)
    .component("/patient", (_input: unknown, { attempt, signal }) => {
      signal.addEventListener("abort", () => aborted.push({ attempt, reason: signal.reason }));
      begun.push(attempt);
      return gateOf(attempt).promise;
    });
  return { worker, begun, aborted, end: (attempt, output = null) => gateOf(attempt).resolve(output) };
}
