import { defined } from "../internal/defined.ts";
import { CallbackError } from "./callback-error.ts";
import type { RpcErrorObject } from "./rpc-error-object.ts";

/**
 * A flow that a component ran has failed. `flowCode`, `flowMessage` and `flowData` are the runtime's error of the run.
 *
 * @example
 * ```ts source="./flow-errors.examples.ts#FlowError"
 * try {
 *   await run();
 * } catch (error) {
 *   if (!(error instanceof FlowError)) throw error;
 *   console.warn(`Run ${error.runId} failed: ${error.flowMessage}`);
 * }
 * ```
 */
export class FlowError extends CallbackError {
  static override readonly brand: string = "FlowError";
  declare readonly reason: "flowFailed";
  /** Id of the failed run. */
  readonly runId: string;
  /** Code of the run's error. */
  readonly flowCode: number;
  /** Message of the run's error. */
  readonly flowMessage: string;
  /** Details of the run's error. */
  readonly flowData: unknown;

  constructor(runId: string, { code, message, data }: RpcErrorObject) {
    super(`Run ${runId} failed (${code}): ${message}`, {
      reason: "flowFailed",
      data: { runId, code, message, ...defined({ data: data ?? undefined }) },
    });
    this.runId = runId;
    this.flowCode = code;
    this.flowMessage = message;
    this.flowData = data;
  }
}

/** The workflow has no such step. */
export class StepNotFoundError extends CallbackError {
  static override readonly brand: string = "StepNotFoundError";
  declare readonly reason: "stepNotFound";
  /** The requested step id. */
  readonly stepId: string;

  constructor(stepId: string, known: readonly string[]) {
    super(`The workflow has no step "${stepId}". It has ${known.join(", ") || "none"}.`, {
      reason: "stepNotFound",
      data: { stepId, known },
    });
    this.stepId = stepId;
  }
}
