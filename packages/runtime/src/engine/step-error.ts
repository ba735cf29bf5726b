import type { FlowFailure } from "@stepflow/protocol";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { Semantics } from "../versions.ts";
import type { ErrorCause, FailedOutcome } from "./component.ts";

/** Converts a failed execution to the error that a user of the runtime sees. Real runtimes add Rust backtraces. */
export function toStepError(step: StepPlan, outcome: FailedOutcome, semantics: Semantics): FlowFailure {
  const { error, kind = "component", causes = [{ error: error.message }] } = outcome;
  const { codes, explainsErrors, wrapsComponentErrors } = semantics;
  if (kind === "runtime" || (kind === "component" && !wrapsComponentErrors)) return asSent(error);
  if (kind === "route") {
    const message = "error routing component";
    const why = explainsErrors ? `: ${error.message}` : "";
    const top = { error: message, attachments: [`Internal error executing step '${step.id}'`] };
    return { code: codes.internal, message: message + why, data: { stack: [top, ...causes] } };
  }
  const message = `step ${JSON.stringify(step.id)} failed`;
  const attachments = [
    `Component: ${outcome.component ?? step.component}`,
    `Component execution failed for step '${step.id}'`,
    ...(outcome.attachments ?? []),
  ];
  const chain: readonly ErrorCause[] =
    kind === "transport"
      ? causes
      : [{ error: "error executing component" }, { error: `component server error(${error.code}): ${error.message}` }];
  const why = explainsErrors ? chain.at(-1)?.error : undefined;
  return {
    code: codes.transport,
    message: why === undefined ? message : `${message}: ${why}`,
    data: { stack: [{ error: message, attachments }, ...chain] },
  };
}

function asSent({ code, message, data }: FlowFailure): FlowFailure {
  return data === undefined || data === null ? { code, message } : { code, message, data };
}
