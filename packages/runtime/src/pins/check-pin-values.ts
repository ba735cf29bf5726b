import { InvalidPinError } from "@stepflow/protocol";
import { checkPins, type FlowDocument, stepsOf } from "@stepflow/protocol/internal-flows";
import { issueOf } from "./schema-issue.ts";

/** Returns the JSON Schema of the output of a component, or undefined if none is known. */
export type OutputSchemaOf = (component: string) => Promise<unknown>;

/**
 * Checks pins against their flow, and their values against the output schemas of the components, as `runtime.run` does.
 *
 * @example
 * ```ts source="./check-pin-values.examples.ts#checkPinValues"
 * const flow = { steps: [{ id: "count", component: "/text/word-count" }], output: { $step: "count" } };
 * await checkPinValues({ count: { words: 3 } }, flow, async (path) => schemas[path]);
 * ```
 *
 * @param flow the flow with its overrides.
 * @throws InvalidPinError that names the step, and the place in its value.
 */
export async function checkPinValues(
  pins: Readonly<Record<string, unknown>>,
  flow: FlowDocument,
  outputSchemaOf: OutputSchemaOf,
): Promise<void> {
  checkPins(Object.keys(pins), flow);
  for (const { id, component } of stepsOf(flow)) {
    if (!Object.hasOwn(pins, id)) continue;
    const issue = await issueOf(await outputSchemaOf(component), pins[id]);
    if (issue === undefined) continue;
    const place = issue.pointer === "" ? "" : ` at ${issue.pointer}`;
    throw new InvalidPinError(
      `The pin of step ${JSON.stringify(id)} does not match the output schema of ${component}${place}: ${issue.message}.`,
    );
  }
}
