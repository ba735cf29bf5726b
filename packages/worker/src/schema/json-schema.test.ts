import { describe, expect, it } from "vitest";
import { isTypedJsonSchema, jsonSchema } from "./json-schema.ts";

const text = { type: "object", properties: { "a/b": { type: "string" } }, required: ["a/b"] };

describe("jsonSchema", () => {
  it("is a Standard Schema that validates with ajv", async () => {
    const { "~standard": standard } = jsonSchema<{ "a/b": string }>(text);
    expect(standard).toMatchObject({ version: 1, vendor: "json-schema" });
    const value = { "a/b": "x" };
    expect(await standard.validate(value)).toEqual({ value });
    expect(await standard.validate({ "a/b": 1 })).toEqual({ issues: [{ message: "must be string", path: ["a/b"] }] });
  });

  it("returns no promise after the first validation", async () => {
    const { "~standard": standard } = jsonSchema({ type: "string" });
    expect(await standard.validate("x")).toEqual({ value: "x" });
    expect(standard.validate("y")).toEqual({ value: "y" });
  });

  it("returns the unchanged schema for both sides", () => {
    const schema = jsonSchema(text);
    const { jsonSchema: shown } = schema["~standard"];
    expect(shown.input({ target: "draft-2020-12" })).toBe(text);
    expect(shown.output({ target: "draft-07" })).toBe(text);
    expect(schema.schema).toBe(text);
  });

  it.each([undefined, null, "string", true, []])("refuses %o", (schema) => {
    expect(() => jsonSchema(schema as object)).toThrow("jsonSchema() needs a JSON Schema object");
  });
});

describe("isTypedJsonSchema", () => {
  it("recognizes only its own schemas", () => {
    expect(isTypedJsonSchema(jsonSchema({}))).toBe(true);
    expect(isTypedJsonSchema({})).toBe(false);
    expect(isTypedJsonSchema({ "~standard": null, schema: {} })).toBe(false);
    expect(isTypedJsonSchema({ "~standard": { vendor: "zod" }, schema: {} })).toBe(false);
  });
});
