import { createWorker, jsonSchema } from "@stepflow/worker";

const text = { type: "object", properties: { text: { type: "string" } }, required: ["text"] } as const;
const words = { type: "object", properties: { words: { type: "integer" } }, required: ["words"] } as const;

/** A worker whose components have schemas. */
export default createWorker({ name: "typed" }).component(
  "/count",
  { input: jsonSchema<{ text: string }>(text), output: jsonSchema<{ words: number }>(words) },
  (input) => ({ words: input.text.split(" ").length }),
);
