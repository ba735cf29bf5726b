import { type FlowResult, isJsonObject } from "@stepflow/protocol";
import { type FlowDocument, referencedSteps, stepsOf } from "@stepflow/protocol/internal-flows";
import { CliError } from "../../exit/cli-error.ts";

/** A flow with one step to execute. */
export interface OnlyStep {
  readonly flow: FlowDocument;
  readonly known: ReadonlyMap<string, FlowResult>;
}

/**
 * Reduces a flow to one step, whose result becomes the output, and the steps that it refers to.
 *
 * @throws CliError if the result of such a step is not known.
 */
export function onlyStep(flow: FlowDocument, id: string, known: ReadonlyMap<string, FlowResult>): OnlyStep {
  const steps = stepsOf(flow);
  const step = steps.find((one) => one.id === id);
  if (step === undefined) {
    throw new CliError(
      "usage",
      `The flow has no step ${JSON.stringify(id)}. It has ${steps.map((one) => one.id).join(", ")}.`,
    );
  }
  const used = referencedSteps(step["input"]);
  const missing = [...used].filter((one) => !known.has(one));
  if (missing.length > 0) {
    throw new CliError(
      "usage",
      `--only ${id} needs the results of ${missing.join(", ")}. Give them by --pin or --pins, or take them from an earlier run by --from.`,
    );
  }
  const { schemas: _, ...rest } = flow;
  return {
    flow: {
      ...rest,
      ...withVariables(flow["schemas"]),
      steps: steps.filter((one) => one.id === id || used.has(one.id)),
      output: { $step: id },
    },
    known: new Map([...known].filter(([one]) => used.has(one))),
  };
}

/** Keeps the declarations of variables, which have defaults. Those of the output and of other steps do not apply. */
function withVariables(schemas: unknown): object {
  const properties = isJsonObject(schemas) ? schemas["properties"] : undefined;
  const variables = isJsonObject(properties) ? properties["variables"] : undefined;
  return variables === undefined ? {} : { schemas: { type: "object", properties: { variables } } };
}
