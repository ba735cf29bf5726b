import { createWorker, defineComponent } from "@stepflow/worker";
import { type Flow, flow } from "@stepflow/worker/flow";
import { z } from "zod";

const Review = z.object({ author: z.string(), text: z.string() });
const Score = z.object({ author: z.string(), words: z.number().int(), shouting: z.boolean() });
const Summary = z.object({ reviews: z.number().int(), words: z.number().int(), shouting: z.array(z.string()) });

export const score = defineComponent({
  path: "/score",
  description: "Scores one review.",
  input: Review,
  output: Score,
  execute({ author, text }) {
    const words = text.split(/\s+/).filter((word) => word !== "");
    return { author, words: words.length, shouting: text === text.toUpperCase() };
  },
});

/** Number of items in one sub-run: large enough to limit overhead, small enough to show progress. */
const CHUNK = 25;

export const summarize = defineComponent({
  path: "/summarize",
  description: "Scores all reviews by runs of another flow, and sums up.",
  input: z.object({ reviews: z.array(Review) }),
  output: Summary,
  async execute({ reviews }, ctx) {
    const scores: z.infer<typeof Score>[] = [];
    for (let start = 0; start < reviews.length; start += CHUNK) {
      const chunk = reviews.slice(start, start + CHUNK);
      for (const result of await ctx.evaluateRun(scoring, chunk, { maxConcurrency: 5 })) {
        if (result.outcome !== "success") throw new Error(`A review could not be scored: ${result.error.message}`);
        scores.push(Score.parse(result.result));
      }
      ctx.progress(scores.length / reviews.length, `${scores.length} of ${reviews.length} reviews`);
    }
    return {
      reviews: scores.length,
      words: scores.reduce((sum, { words }) => sum + words, 0),
      shouting: scores.filter(({ shouting }) => shouting).map(({ author }) => author),
    };
  },
});

const worker = createWorker({ name: "fan-out", components: [score, summarize] });

/** The flow that runs for each review. Its type is annotated, because a component of the mounted worker refers to the flow itself. */
const scoring: Flow<z.infer<typeof Review>, z.infer<typeof Score>> = flow(
  { name: "scoring", mount: { "fan-out": worker }, input: Review },
  ({ input, step }) => step("score", score, { author: input.author, text: input.text }),
);

export default worker;
