import { describe, expect, it } from "vitest";
import type { Rule } from "./rule.ts";
import { createValidator } from "./rule-validator.ts";

const errorsOf = (rule: Rule, value: unknown) => {
  const validator = createValidator(rule);
  expect(validator(value)).toBe(validator.errors === null);
  return validator.errors;
};

describe("createValidator", () => {
  it("messages.schemas: stops at the first error, and forgets it at the next call", () => {
    const validator = createValidator({ type: "object", required: ["a", "b"], properties: { a: { type: "string" } } });
    expect(validator({ a: 1 })).toBe(false);
    expect(validator.errors).toEqual([{ instancePath: "", keyword: "required", params: { missingProperty: "b" } }]);
    expect(validator({ a: "x", b: null })).toBe(true);
    expect(validator.errors).toBeNull();
  });

  it("names the place as a JSON pointer", () => {
    const list: Rule = { type: "array", items: { type: "object", additionalProperties: { type: "null" } } };
    expect(errorsOf(list, [{}, { "a/b~c": 1 }])).toEqual([
      { instancePath: "/1/a~1b~0c", keyword: "type", params: { type: "null" } },
    ]);
    expect(errorsOf({ type: "object", properties: { "x/y": { type: "boolean" } } }, { "x/y": 0 })).toEqual([
      { instancePath: "/x~1y", keyword: "type", params: { type: "boolean" } },
    ]);
  });

  it("reports the errors of all alternatives if none matches, and none if one does", () => {
    const either: Rule = { anyOf: [{ type: "string" }, { type: "integer", format: "uint32", minimum: 0 }] };
    expect(errorsOf(either, 1)).toBeNull();
    expect(errorsOf(either, -1)).toEqual([
      { instancePath: "", keyword: "type", params: { type: "string" } },
      expect.objectContaining({ keyword: "minimum", message: "must be >= 0" }),
      expect.objectContaining({ keyword: "anyOf" }),
    ]);
    expect(errorsOf(either, 2 ** 32)?.[1]).toEqual({
      ...{ instancePath: "", keyword: "format", params: { format: "uint32" } },
      message: 'must match format "uint32"',
    });
  });

  it("applies rules for members to objects only, and formats to texts or numbers only", () => {
    expect(errorsOf({ not: { required: ["id"] } }, { id: 1 })).toEqual([expect.objectContaining({ keyword: "not" })]);
    expect(errorsOf({ not: { required: ["id"] } }, { other: 1 })).toBeNull();
    expect(errorsOf({ type: ["string", "null"], format: "uuid" }, null)).toBeNull();
    expect(errorsOf({ type: ["integer", "null"], format: "int32" }, null)).toBeNull();
    expect(errorsOf({ type: ["array", "null"], items: { type: "null" } }, {})).toEqual([
      { instancePath: "", keyword: "type", params: { type: ["array", "null"] } },
    ]);
    expect(errorsOf({ type: "object", properties: {} }, [])).toEqual([
      { instancePath: "", keyword: "type", params: { type: "object" } },
    ]);
  });

  it("chooses the rule of a tagged object by its tag", () => {
    const good: Rule = { properties: { kind: { const: "good" } } };
    const bad: Rule = { properties: { kind: { const: "bad" } }, required: ["why"] };
    const tagged: Rule = { type: "object", discriminator: "kind", oneOf: [good, bad] };
    expect(errorsOf(tagged, { kind: "good" })).toBeNull();
    expect(errorsOf(tagged, { kind: "bad" })).toEqual([expect.objectContaining({ keyword: "required" })]);
    expect(errorsOf(tagged, { kind: "ugly" })).toEqual([
      expect.objectContaining({ keyword: "discriminator", message: 'value of tag "kind" must be in oneOf' }),
    ]);
    expect(errorsOf(tagged, {})).toEqual([expect.objectContaining({ message: 'tag "kind" must be string' })]);
    expect(errorsOf(tagged, null)).toEqual([expect.objectContaining({ keyword: "type" })]);
  });
});
