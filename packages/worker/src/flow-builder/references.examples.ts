import { flow, flowReferencesOf, literal, referencesOf, variable, when } from "@stepflow/worker/flow";

flow<{ text: string; limit?: number }, unknown>({ name: "references" }, ({ input }) => {
  // #region referencesOf
  const template = { text: input.text, limit: when(input.limit, input.limit, variable("limit")) };
  console.log(referencesOf(template).map(({ at }) => at)); // ["$.text", "$.limit.$if", "$.limit.then", "$.limit.else"]
  // #endregion
  return literal(null);
});

const counting = flow<{ text: string }, unknown>({ name: "counting" }, ({ input, step }) =>
  step("count", "/text/word-count", { text: input.text }),
);

// #region flowReferencesOf
for (const { kind, at } of flowReferencesOf(counting)) console.log(kind, at); // input $.steps[0].input.text, step $.output
// #endregion
