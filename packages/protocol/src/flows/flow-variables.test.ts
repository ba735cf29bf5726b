import { describe, expect, it } from "vitest";
import { flowVariablesOf, variablesFromEnv } from "./flow-variables.ts";

const properties = {
  key: { type: "string", is_secret: true, env_var: "KEY", description: "The key." },
  limit: { type: "number", default: 3, env_var: "LIMIT" },
  maybe: { type: ["string", "null"], env_var: "MAYBE" },
  list: { env_var: "LIST" },
  odd: true,
};
const flow = {
  schemas: {
    type: "object",
    properties: { variables: { type: "object", properties, required: ["key", "limit", "nope"] } },
  },
  steps: [],
};

describe("flowVariablesOf", () => {
  it("reads the marks of runtimes", () => {
    expect(flowVariablesOf(flow)).toEqual([
      { name: "key", schema: properties.key, required: true, secret: true, env: "KEY", description: "The key." },
      { name: "limit", schema: properties.limit, required: false, secret: false, env: "LIMIT", default: 3 },
      { name: "maybe", schema: properties.maybe, required: false, secret: false, env: "MAYBE" },
      { name: "list", schema: properties.list, required: false, secret: false, env: "LIST" },
      { name: "odd", schema: true, required: false, secret: false },
    ]);
    expect(flowVariablesOf({ toJSON: () => flow })).toHaveLength(5);
  });

  it.each([{}, { schemas: null }, { schemas: { properties: [] } }, { schemas: { properties: { variables: true } } }])(
    "finds none in %j",
    (other) => expect(flowVariablesOf(other)).toEqual([]),
  );
});

describe("variablesFromEnv", () => {
  it("reads JSON unless the variable is a text, and leaves out what is not set", () => {
    const env = { KEY: "123", LIMIT: "7", LIST: '["a"]', OTHER: "x" };
    expect(variablesFromEnv(flow, env)).toEqual({ key: "123", limit: 7, list: ["a"] });
    expect(variablesFromEnv(flow, { KEY: "", LIMIT: "many", MAYBE: "null" })).toEqual({
      key: "",
      limit: "many",
      maybe: "null",
    });
    expect(variablesFromEnv(flow, {})).toEqual({});
  });
});
