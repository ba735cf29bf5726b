import type { Builtin } from "./builtin.ts";

/** Returns its input. */
export const noop: Builtin = {
  component: "/noop",
  description: "Returns its input unchanged.",
  inputSchema: {},
  outputSchema: {},
  existsIn: ({ hasNoopAndSleep }) => hasNoopAndSleep,
  execute: (input) => Promise.resolve({ outcome: "success", result: input }),
};
