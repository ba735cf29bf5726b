import { defined } from "../internal/defined.ts";
import type { RpcErrorObject } from "../json-rpc/rpc-message.ts";
import { CallbackError } from "./callback-error.ts";

/** A flow that a component ran has failed. `flowCode`, `flowMessage` and `flowData` are the runtime's error of the run. */
export class FlowError extends CallbackError {
  static override readonly brand: string = "FlowError";
  declare readonly reason: "flowFailed";
  readonly runId: string;
  readonly flowCode: number;
  readonly flowMessage: string;
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
  readonly stepId: string;

  constructor(stepId: string, known: readonly string[]) {
    super(`The workflow has no step "${stepId}". It has ${known.join(", ") || "none"}.`, {
      reason: "stepNotFound",
      data: { stepId, known },
    });
    this.stepId = stepId;
  }
}
