import { CallbackError } from "@stepflow/protocol";

const MESSAGES = {
  claimedElsewhere: "Another worker has claimed the task.",
  gone: "The runtime no longer waits for the task: it timed out, or was ended otherwise.",
  superseded: "The runtime has sent the task anew: this attempt no longer counts.",
} as const;

/** Why a runtime gave a task up. */
export type TaskLostReason = keyof typeof MESSAGES;

/** The reason of `ctx.signal` when the runtime gave the task up while its component still ran; its result is dropped. */
export class TaskLostError extends CallbackError {
  static override readonly brand: string = "TaskLostError";
  declare readonly reason: TaskLostReason;

  constructor(reason: TaskLostReason) {
    super(MESSAGES[reason], { reason, data: { reason } });
  }
}
