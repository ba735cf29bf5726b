import { defineComponent } from "@stepflow/worker";
import { z } from "zod";

// #region defineComponent
const wordCount = defineComponent({
  path: "/word-count",
  description: "Counts the words of a text.",
  input: z.object({ text: z.string() }),
  output: z.object({ words: z.number() }),
  execute: ({ text }) => ({ words: text.split(/\s+/).length }),
});
// #endregion
