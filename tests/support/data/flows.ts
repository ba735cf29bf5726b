/** Returns a flow of one step, which passes its input to a component and returns the output. */
export function oneStepFlow(component: string, extra: Readonly<Record<string, unknown>> = {}): object {
  return {
    name: `one-step ${component}`,
    steps: [{ id: "s1", component, input: { $input: "$" }, ...extra }],
    output: { $step: "s1" },
  };
}
