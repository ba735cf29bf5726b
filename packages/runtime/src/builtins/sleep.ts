import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { Builtin } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";

/** Waits for a while. */
export const sleep: Builtin = {
  component: "/sleep",
  description: "Waits for a number of milliseconds, and returns it with the value to pass through.",
  inputSchema: {
    type: "object",
    properties: { duration_ms: { type: "integer", minimum: 0 }, passthrough: {} },
    required: ["duration_ms"],
  },
  outputSchema: {
    type: "object",
    properties: { duration_ms: { type: "integer", minimum: 0 }, passthrough: {} },
    required: ["duration_ms"],
  },
  existsIn: ({ hasNoopAndSleep }) => hasNoopAndSleep,
  async execute(input, context, _semantics, { clock }) {
    const fields = new InputFields(input, "SleepInput", context);
    const duration = fields.wholeNumber("duration_ms");
    const passthrough = fields.optional("passthrough");
    // A timer treats longer delays as 0.
    for (let left = duration; left > 0; left -= MAX_TIMER_MS)
      await clock.sleep(Math.min(left, MAX_TIMER_MS), context.signal);
    const passed = passthrough === undefined ? {} : { passthrough };
    return { outcome: "success", result: { duration_ms: duration, ...passed } };
  },
};
