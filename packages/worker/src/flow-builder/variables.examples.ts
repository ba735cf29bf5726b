import { flow } from "@stepflow/worker/flow";
import { z } from "zod";

// #region variables
const asking = flow(
  {
    name: "asking",
    input: z.object({ question: z.string() }),
    variables: {
      model: { schema: z.string(), default: "small" },
      apiKey: { schema: z.string(), secret: true, env: "LLM_API_KEY" },
    },
  },
  ({ input, step, variable }) =>
    step("ask", "/llm/chat", { text: input.question, model: variable("model"), key: variable("apiKey") }),
);
// #endregion

flow({ name: "models", variables: { model: z.string() } }, ({ step, variable }) => {
  // #region variable
  const answer = step("ask", "/llm/chat", { model: variable("model") });
  // #endregion
  return answer;
});
