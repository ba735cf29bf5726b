import type { Flow } from "../flow/flow-definition.ts";
import { referToOutput } from "./base-output.ts";
import type { Expression } from "./expression.ts";
import { FlowAssembly, referToStep } from "./flow-assembly.ts";
import type { FlowBuilder, FlowOptions } from "./flow-options.ts";
import type { Template, ValueOf } from "./template.ts";
import type { NoVariables } from "./variables.ts";

/** Options of {@link extendFlow}. What is omitted stays as it is in the extended flow; `variables` and `metadata` are added to its own. */
export interface ExtendFlowOptions<Variables = NoVariables, Output = unknown>
  extends Omit<FlowOptions<never, Variables, Output>, "name" | "input"> {
  /** Name of the new flow. */
  readonly name?: string | undefined;
}

/** Argument of the function that extends a flow. */
export interface FlowExtender<Input, Output, Variables = NoVariables> extends FlowBuilder<Input, Variables> {
  /** The output of the extended flow. Its fields can be used, too, unless they are known only when the flow runs. */
  readonly output: Expression<Output>;
  /**
   * Refers to the output of a step of the extended flow.
   *
   * @throws TypeError for a step that the flow does not have.
   *
   * @example
   * ```ts source="./extend-flow.examples.ts#extendFlow"
   * const counting = await fromYaml<{ text: string }, { words: number }>(text);
   * const reporting = extendFlow(counting, { name: "reporting" }, ({ input, output, outputOf, step }) => {
   *   const report = step("report", "/text/report", { text: input.text, words: output.words, all: outputOf("count") });
   *   return { words: output.words, report };
   * });
   * ```
   */
  outputOf<T = unknown>(stepId: string): Expression<T>;
}

/**
 * Builds a flow that has all steps of another one and more. The other flow does not change. `build` adds steps and returns the output of
 * the new flow. The test cases of the other flow and the schema of its output are left out, because they describe its own output.
 *
 * @throws TypeError for the same reasons as `flow`.
 *
 * @example
 * ```ts source="./extend-flow.examples.ts#extendFlow"
 * const counting = await fromYaml<{ text: string }, { words: number }>(text);
 * const reporting = extendFlow(counting, { name: "reporting" }, ({ input, output, outputOf, step }) => {
 *   const report = step("report", "/text/report", { text: input.text, words: output.words, all: outputOf("count") });
 *   return { words: output.words, report };
 * });
 * ```
 */
export function extendFlow<Input, BaseOutput, Output = unknown, Variables = NoVariables>(
  base: Flow<Input, BaseOutput>,
  options: ExtendFlowOptions<Variables> & { readonly output?: undefined },
  build: (extender: FlowExtender<Input, BaseOutput, Variables>) => Output,
): Flow<Input, ValueOf<Output>>;
export function extendFlow<Input, BaseOutput, Output, Variables = NoVariables>(
  base: Flow<Input, BaseOutput>,
  options: ExtendFlowOptions<Variables, Output>,
  build: (extender: FlowExtender<Input, BaseOutput, Variables>) => Template<Output>,
): Flow<Input, Output>;
export function extendFlow<Input, BaseOutput, Output, Variables>(
  { definition }: Flow<Input, BaseOutput>,
  options: ExtendFlowOptions<Variables>,
  build: (extender: FlowExtender<Input, BaseOutput, Variables>) => unknown,
): Flow<Input, Output> {
  const assembly = new FlowAssembly(options, definition);
  const outputOf = <T>(stepId: string): Expression<T> => {
    if (definition.steps.some(({ id }) => id === stepId)) return referToStep(stepId);
    const ids = definition.steps.map(({ id }) => JSON.stringify(id)).join(", ");
    throw new TypeError(`The extended flow has no step ${JSON.stringify(stepId)}. Its steps are ${ids}.`);
  };
  const output = referToOutput<BaseOutput>(definition.output);
  const builder = assembly.builder as unknown as FlowBuilder<Input, Variables>;
  return assembly.finish(build({ ...builder, output, outputOf }));
}
