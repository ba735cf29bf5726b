import { CallbackError } from "@stepflow/protocol";

const MESSAGES = {
  claimedElsewhere: "Another worker has claimed the task.",
  gone: "The runtime no longer waits for the task: it has timed out or has ended for another reason.",
  superseded: "The runtime has sent the task again, so this attempt no longer counts.",
} as const;

/**
 * Why a runtime gave a task up:
 *
 * - `claimedElsewhere`: another worker has claimed the task.
 * - `gone`: the runtime no longer knows the task, because it has timed out or the runtime was restarted.
 * - `superseded`: the runtime has sent a newer attempt of the task.
 */
export type TaskLostReason = keyof typeof MESSAGES;

/**
 * The reason of `ctx.signal` when the runtime gives a task up while its component is running. The result of the component
 * is dropped.
 *
 * @example
 * ```ts source="./task-lost-error.examples.ts#TaskLostError"
 * export const worker = createWorker({ name: "downloads" }).component("/download", async (url: string, ctx) => {
 *   ctx.signal.addEventListener("abort", () => {
 *     if (ctx.signal.reason instanceof TaskLostError) console.error(`Stopped: ${ctx.signal.reason.message}`);
 *   });
 *   const response = await fetch(url, { signal: ctx.signal });
 *   return response.text();
 * });
 * ```
 */
export class TaskLostError extends CallbackError {
  static override readonly brand: string = "TaskLostError";
  declare readonly reason: TaskLostReason;

  constructor(reason: TaskLostReason) {
    super(MESSAGES[reason], { reason, data: { reason } });
  }
}
