/**
 * A kind of incompatibility between a worker and real runtimes:
 *
 * - `lostText`: text may get lost on the way.
 * - `droppedEvent`: an event is ignored.
 * - `unreadableAnswer`: an answer counts as a failure.
 * - `lostCode`: the code and message of an error are lost.
 * - `silentMethod`: a request of the worker is never answered.
 * - `unexpectedStream`: an event stream is sent where real runtimes refuse one.
 * - `notificationStatus`: the real runtime exits.
 * - `receiptStatus`: the real runtime logs a warning.
 */
export type WorkerDiagnosisKind =
  | "lostText"
  | "droppedEvent"
  | "unreadableAnswer"
  | "lostCode"
  | "silentMethod"
  | "unexpectedStream"
  | "notificationStatus"
  | "receiptStatus";

/**
 * Behaviour of a worker that a real runtime would misunderstand or warn about. It is reported once per component and kind.
 */
export interface WorkerDiagnosis {
  /** Name under which the worker is mounted. */
  readonly worker: string;
  /** Path of the component in its worker, such as `/word-count`. Undefined outside of executions. */
  readonly component: string | undefined;
  readonly kind: WorkerDiagnosisKind;
  /** The effect, the affected runtimes and how to avoid it. */
  readonly message: string;
}
