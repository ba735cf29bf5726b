import type { Choice } from "./choice.ts";

/** Name of a template, which is the name of its folder. */
export type Template = "basic" | "ai" | "data" | "python-mixed";

/** The templates in the order of the question. The first one is the default. */
export const TEMPLATES: readonly Choice<Template>[] = [
  { value: "basic", hint: "two components and a flow" },
  { value: "ai", hint: "calls a language model, with a fake one for tests" },
  { value: "data", hint: "files as binary blobs, one sub-run for each group, cached results" },
  { value: "python-mixed", hint: "a TypeScript and a Python worker in one flow" },
];
