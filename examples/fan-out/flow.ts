import { flow } from "@stepflow/worker/flow";
import { z } from "zod";
import worker, { summarize } from "./worker.ts";

const Input = z.object({ shop: z.string(), reviews: z.array(z.object({ author: z.string(), text: z.string() })) });

/** A wrong name, a field that is missing or of another type: the compiler says so. */
export const shopReviews = flow(
  { name: "shop-reviews", mount: { "fan-out": worker }, input: Input },
  ({ input, step }) => {
    const summary = step("summarize", summarize, { reviews: input.reviews });
    return { shop: input.shop, words: summary.words, reviews: summary.reviews, shouting: summary.shouting };
  },
);
