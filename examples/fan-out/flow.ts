import { flow } from "@stepflow/worker/flow";
import { z } from "zod";
import worker, { summarize } from "./worker.ts";

const Input = z.object({ shop: z.string(), reviews: z.array(z.object({ author: z.string(), text: z.string() })) });

/** A wrong name, a missing field and a field of another type are compile errors. */
export const shopReviews = flow(
  { name: "shop-reviews", mount: { "fan-out": worker }, input: Input },
  ({ input, step }) => {
    const summary = step("summarize", summarize, { reviews: input.reviews });
    return { shop: input.shop, words: summary.words, reviews: summary.reviews, shouting: summary.shouting };
  },
);
