/** Returns a flow of one step, which passes its input to a component and returns the output. */
export function oneStepFlow(component: string, extra: Readonly<Record<string, unknown>> = {}): object {
  return {
    name: `one-step ${component}`,
    steps: [{ id: "s1", component, input: { $input: "$" }, ...extra }],
    output: { $step: "s1" },
  };
}

/** Flow that returns its input. One of its two steps is unneeded. */
export const echoFlow = {
  name: "one",
  description: "d",
  steps: [
    { id: "s1", component: "/raw/echo", input: { $input: "$" } },
    { id: "unneeded", component: "/raw/echo" },
  ],
  output: { $step: "s1" },
};
