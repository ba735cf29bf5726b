/**
 * What a real runtime would make of something that ours has understood. `lostText`: text may be lost on the way. `droppedEvent`: an
 * event is not read. `unreadableAnswer`: an answer is a failure. `lostCode`: the code and message of an error are lost.
 * `silentMethod`: a request is never answered. `unexpectedStream`: an event stream where none is understood.
 * `notificationStatus`: the runtime ends. `receiptStatus`: it complains in its log.
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

/** Something a worker does that would go wrong, or be complained of, under a real runtime. Told once per component and kind. */
export interface WorkerDiagnosis {
  /** Name under which the worker is mounted. */
  readonly worker: string;
  /** As the worker knows it, such as `/word-count`; undefined outside of executions. */
  readonly component: string | undefined;
  readonly kind: WorkerDiagnosisKind;
  /** What would happen, under which runtimes, and how to mend it. */
  readonly message: string;
}
