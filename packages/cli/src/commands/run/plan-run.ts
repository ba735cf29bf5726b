import type { FlowResult } from "@stepflow/protocol";
import {
  type FlowDocument,
  missingResults,
  patchSteps,
  planFork,
  toKnownResults,
} from "@stepflow/protocol/internal-flows";
import { CliError } from "../../exit/cli-error.ts";
import type { SourceRun } from "../../runtimes/source-run.ts";
import { onlyStep } from "./only-step.ts";

/** Options that choose the steps that execute. */
export interface PlanOptions {
  readonly from?: string | undefined;
  readonly step?: string | undefined;
  readonly only?: string | undefined;
}

/** A run that is planned: its flow, without overrides, and the results that are known. */
export interface RunPlan {
  readonly flow: FlowDocument;
  readonly known: ReadonlyMap<string, FlowResult>;
}

/** @throws CliError for options that do not fit together. */
export function checkPlanOptions({ from, step, only }: PlanOptions): void {
  if (step !== undefined && from === undefined)
    throw new CliError("usage", "--step belongs to --from RUN, which names the run to fork.");
  if (step !== undefined && only !== undefined) throw new CliError("usage", "Use only one of --step and --only.");
  if (from !== undefined && step === undefined && only === undefined) {
    throw new CliError("usage", "--from RUN needs --step ID, the first step to execute, or --only ID, the only one.");
  }
}

/**
 * Plans a run of a flow of which some results are known.
 *
 * @param flow the flow of today, with overrides.
 * @param source the run of `--from`.
 * @throws CliError; InvalidForkError; InvalidPinError
 */
export function planRun(
  { step, only }: PlanOptions,
  flow: FlowDocument,
  source: SourceRun | undefined,
  pins: Readonly<Record<string, unknown>>,
): RunPlan {
  const first = step ?? only;
  if (source === undefined || first === undefined) {
    const known = toKnownResults(pins);
    return only === undefined ? { flow, known } : onlyStep(flow, only, known);
  }
  const then = { runId: source.runId, flow: patchSteps(source.flow, source.overrides), results: source.results };
  const known = planFork(then, { flow, from: first, pins });
  const plan = only === undefined ? { flow, known } : onlyStep(flow, only, known);
  checkHidden(plan, source, first);
  return plan;
}

/** @throws CliError if the run needs results that the runtime does not return. */
function checkHidden({ flow, known }: RunPlan, { hidden, runId }: SourceRun, first: string): void {
  const missing = missingResults(flow, first, known, hidden);
  if (missing.length === 0) return;
  const why = `The runtime does not return the results of steps, and those of ${missing.join(", ")} of run ${runId} are needed.`;
  throw new CliError("usage", `${why} Give them by --pin or --pins.`);
}
