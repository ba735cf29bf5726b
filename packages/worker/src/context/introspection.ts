import { isJsonObject, type RunStatus, StepNotFoundError, UnsupportedByRuntimeError } from "@stepflow/protocol";

/** One step of a flow. */
export interface StepInfo {
  readonly stepId: string;
  /** Path of the component as the flow has it, with the prefix of its route. */
  readonly component: string;
  /** Expression for the input of the step, as the flow has it. */
  readonly input: unknown;
  readonly onError: unknown;
  readonly mustExecute: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A flow and the state of its run. Returned by `ctx.getWorkflowInfo`. */
export interface WorkflowInfo {
  readonly flowId: string;
  readonly runId: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly version: string | undefined;
  readonly steps: readonly StepInfo[];
  /** The whole definition as it was stored. */
  readonly flow: Readonly<Record<string, unknown>>;
  readonly run: RunStatus | undefined;
}

/** Where the description of a flow comes from. */
export interface IntrospectionSource {
  readonly flowId: string | undefined;
  readonly runId: string | undefined;
  getFlow(flowId: string): Promise<unknown>;
  getRun(runId: string): Promise<RunStatus>;
}

/**
 * Describes a flow. Its id is the id of the blob that holds the definition.
 *
 * @throws UnsupportedByRuntimeError when the runtime has sent no flow id.
 */
export async function describeWorkflow(source: IntrospectionSource): Promise<WorkflowInfo> {
  const { flowId, runId } = source;
  if (flowId === undefined) throw new UnsupportedByRuntimeError("introspection", "It did not send a flow id.");
  const [definition, run] = await Promise.all([
    source.getFlow(flowId),
    runId === undefined ? undefined : source.getRun(runId),
  ]);
  const flow = isJsonObject(definition) ? definition : {};
  return {
    flowId,
    runId,
    name: textOf(flow["name"]),
    description: textOf(flow["description"]),
    version: textOf(flow["version"]),
    steps: stepsOf(flow),
    flow,
    run,
  };
}

/** Finds a step by its id. @throws StepNotFoundError when the flow has no such step. */
export function findStep(steps: readonly StepInfo[], stepId: string): StepInfo {
  const step = steps.find((candidate) => candidate.stepId === stepId);
  if (step !== undefined) return step;
  throw new StepNotFoundError(
    stepId,
    steps.map((known) => known.stepId),
  );
}

/** Reads the steps of a flow definition. */
export function stepsOf(flow: Readonly<Record<string, unknown>>): readonly StepInfo[] {
  const steps = Array.isArray(flow["steps"]) ? flow["steps"].filter(isJsonObject) : [];
  return steps.map((step) => ({
    stepId: String(step["id"]),
    component: String(step["component"]),
    input: step["input"],
    onError: step["onError"] ?? undefined,
    mustExecute: step["mustExecute"] === true,
    metadata: isJsonObject(step["metadata"]) ? step["metadata"] : {},
  }));
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
