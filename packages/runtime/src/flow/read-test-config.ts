import { isJsonObject } from "@stepflow/protocol";

/** Reads the part of a flow's `test` that runtimes keep, in their order of members. */
export function readTestConfig(test: Record<string, unknown>): unknown {
  const { configFile, config = test["stepflow_config"], cases } = test;
  return {
    ...(typeof configFile === "string" ? { configFile } : {}),
    ...(config === undefined || config === null ? {} : { config }),
    ...(Array.isArray(cases) && cases.length > 0 ? { cases: cases.map(readCase) } : {}),
  };
}

function readCase({ name, description, input, output }: Record<string, unknown>): unknown {
  return {
    name,
    ...(typeof description === "string" ? { description } : {}),
    input,
    ...(isJsonObject(output) ? { output: readOutcome(output) } : {}),
  };
}

function readOutcome({ outcome, result, error }: Record<string, unknown>): unknown {
  if (outcome === "success" || !isJsonObject(error)) return { outcome, result };
  const { code, message, data } = error;
  return { outcome, error: { code, message, ...(data === undefined || data === null ? {} : { data }) } };
}
