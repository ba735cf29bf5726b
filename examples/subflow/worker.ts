import { ComponentError, createWorker, defineComponent } from "@stepflow/worker";
import { own } from "@stepflow/worker/flow";
import { z } from "zod";

const Readings = z.object({ station: z.string(), celsius: z.array(z.number()) });
const Mean = z.object({ station: z.string(), mean: z.number() });
export const Survey = z.object({ runId: z.string(), means: z.array(Mean), problems: z.array(z.string()) });

export const average = defineComponent({
  path: "/average",
  description: "The mean temperature of one station.",
  input: Readings,
  output: Mean,
  execute({ station, celsius }) {
    if (celsius.length === 0) throw new ComponentError(`Station ${station} measured nothing.`, { retry: "never" });
    return { station, mean: celsius.reduce((sum, value) => sum + value, 0) / celsius.length };
  },
});

/**
 * The program builds this flow, which is stored in the runtime when it is submitted. `own` names a component of this worker, whatever the
 * runtime's route to it is.
 */
const averageFlow = {
  name: "average",
  steps: [{ id: "average", component: own("/average"), input: { $input: "$" } }],
  output: { $step: "average" },
};

export const survey = defineComponent({
  path: "/survey",
  description: "Runs a flow once for each station and gathers what comes back.",
  input: z.object({ stations: z.array(Readings) }),
  output: Survey,
  async execute({ stations }, ctx) {
    const run = await ctx.submitRun(averageFlow, stations, { wait: true, maxConcurrency: 4 });

    const means: z.infer<typeof Mean>[] = [];
    const problems: string[] = [];
    for (const { itemIndex, result } of run.results ?? []) {
      // A failed item fails neither the other items nor this component.
      if (result?.outcome === "success") means.push(Mean.parse(result.result));
      else problems.push(`${stations[itemIndex]?.station}: ${result?.error.message ?? "cancelled"}`);
    }
    return { runId: run.runId, means, problems };
  },
});

export default createWorker({ name: "subflow", components: [average, survey] });
