import { createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";

const Analysis = z.object({ words: z.number().int(), longest: z.string() });

/** Number of times that the costly part ran. `verify.ts` checks it. */
export const computed: string[] = [];

function analyze(text: string): z.infer<typeof Analysis> {
  computed.push(text);
  const words = text.split(/\s+/).filter((word) => word !== "");
  return { words: words.length, longest: words.reduce((best, word) => (word.length > best.length ? word : best), "") };
}

export const analysis = defineComponent({
  path: "/analysis",
  description: "Analyzes a text, once for each text.",
  input: z.object({ text: z.string() }),
  output: z.object({ result: Analysis, from_cache: z.boolean(), blob_id: z.string().optional() }),
  async execute({ text }, ctx) {
    const { value, fromCache, blobId } = await ctx.cached(`analysis ${text}`, () => analyze(text));
    return { result: value, from_cache: fromCache, blob_id: blobId };
  },
});

export default createWorker({ name: "cached-analysis", components: [analysis] });
