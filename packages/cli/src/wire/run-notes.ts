import { Conversation } from "./conversation.ts";
import type { WorkerLog } from "./worker-log.ts";

/** Everything that is known about the executions of a run beside what its runtime reports. */
export interface RunNotes {
  /** Messages between the runtime and its workers. */
  readonly conversation: Conversation;
  readonly log: WorkerLog;
}

/** Creates the notes of a run that has not started. */
export function createRunNotes(log: WorkerLog): RunNotes {
  return { conversation: new Conversation(), log };
}
