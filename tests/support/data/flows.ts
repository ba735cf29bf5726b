/** A flow of one step that hands its input to a component and returns what it gives. */
export function oneStepFlow(component: string, extra: Readonly<Record<string, unknown>> = {}): object {
  return {
    name: `one-step ${component}`,
    steps: [{ id: "s1", component, input: { $input: "$" }, ...extra }],
    output: { $step: "s1" },
  };
}
