import { defineComponent, jsonSchema } from "@stepflow/worker";

// #region jsonSchema
const wordCount = defineComponent({
  path: "/word-count",
  input: jsonSchema<{ text: string }>({
    type: "object",
    properties: { text: { type: "string" } },
    required: ["text"],
  }),
  execute: ({ text }) => ({ words: text.split(/\s+/).length }),
});
// #endregion
