import { flowVariablesOf, variablesFromEnv } from "@stepflow/protocol";

const flow = {
  schemas: {
    type: "object",
    properties: {
      variables: {
        type: "object",
        properties: { apiKey: { type: "string", is_secret: true, env_var: "LLM_API_KEY" } },
        required: ["apiKey"],
      },
    },
  },
  steps: [],
  output: { $variable: "$.apiKey" },
};

// #region flowVariablesOf
for (const { name, required, secret } of flowVariablesOf(flow)) console.log(name, required, secret); // apiKey true true
// #endregion

// #region variablesFromEnv
const variables = { ...variablesFromEnv(flow, { LLM_API_KEY: "sk-1" }), limit: 5 }; // { apiKey: "sk-1", limit: 5 }
// #endregion
console.log(variables);
