import { z } from "zod";

/** The schema that the worker declares. */
export const schema = z.object({
  text: z.string(),
  count: z.int(),
  tags: z.array(z.string()),
  nested: z.object({ ratio: z.number(), missing: z.null(), deep: z.object({ flag: z.boolean() }) }),
});

/** The same check by a bare worker. */
export const check = (input) => schema.parse(input);
