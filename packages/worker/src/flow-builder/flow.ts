import type { Flow } from "../flow/flow-definition.ts";
import { FlowAssembly } from "./flow-assembly.ts";
import type { FlowBuilder, FlowOptions } from "./flow-options.ts";
import type { Template, ValueOf } from "./template.ts";
import type { NoVariables } from "./variables.ts";

/**
 * Builds a flow whose steps call components, with names, inputs and outputs checked by the compiler.
 *
 * `build` is called once, before `flow` returns. It adds the steps and returns the output of the flow. Its `input` and the results of
 * its steps are placeholders for values that exist only when the flow runs, see {@link Expression}.
 *
 * @throws TypeError for a step id that is empty or taken, a component that is not mounted, data that JSON cannot
 * represent, or an async `build` function.
 *
 * @example
 * ```ts source="./flow.examples.ts#flow"
 * const counting = flow(
 *   // The runtime routes /text/… to the worker.
 *   { name: "counting", mount: { text: worker }, input: z.object({ text: z.string() }) },
 *   ({ input, step }) => {
 *     const count = step("count", wordCount, { text: input.text });
 *     return { words: count.words };
 *   },
 * );
 * ```
 */
export function flow<Input = unknown, Output = unknown, Variables = NoVariables>(
  options: FlowOptions<Input, Variables> & { readonly output?: undefined },
  build: (builder: FlowBuilder<Input, Variables>) => Output,
): Flow<Input, ValueOf<Output>>;
export function flow<Input, Output, Variables = NoVariables>(
  options: FlowOptions<Input, Variables, Output>,
  build: (builder: FlowBuilder<Input, Variables>) => Template<Output>,
): Flow<Input, Output>;
export function flow<Input, Output, Variables>(
  options: FlowOptions<Input, Variables>,
  build: (builder: FlowBuilder<Input, Variables>) => unknown,
): Flow<Input, Output> {
  const assembly = new FlowAssembly(options);
  return assembly.finish(build(assembly.builder as unknown as FlowBuilder<Input, Variables>));
}
