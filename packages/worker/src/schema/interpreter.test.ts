import { describe, expect, it } from "vitest";
import { createCompiler as createAjv } from "./ajv.ts";
import { createCompiler as createInterpreter } from "./interpreter.ts";

const PERSON = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", minLength: 1 }, age: { type: "integer", minimum: 0, maximum: 150 } },
  additionalProperties: false,
};

const SCHEMAS: readonly object[] = [
  PERSON,
  { type: ["string", "null"] },
  { type: "array", items: { type: "number", exclusiveMinimum: 0 }, maxItems: 2, minItems: 1 },
  { prefixItems: [{ type: "string" }, { type: "number" }], items: false },
  { $ref: "#/$defs/Person", $defs: { Person: PERSON } },
  { properties: { next: { $ref: "#" }, "a/b~c d": { type: "string" } } },
  { enum: ["a", 1, null] },
  { const: { a: [1] } },
  { type: "string", pattern: "^[a-z]+$", maxLength: 3 },
  { type: "string", format: "date" },
  { type: "object", minProperties: 1, maxProperties: 2, propertyNames: { pattern: "^[a-z/~ ]+$" } },
  { if: { type: "string" }, then: { minLength: 2 }, else: { type: "number", multipleOf: 5 } },
  { not: { type: "string" } },
  { allOf: [{ required: ["name"] }, { required: ["age"] }] },
  { uniqueItems: true, contains: { type: "number" } },
  { properties: { name: true }, unevaluatedProperties: false, type: "object" },
  { dependentRequired: { name: ["age"] } },
  { dependentSchemas: { name: { properties: { age: { type: "number" } } } } },
];

const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 5, "", "a", "ab", "abcd", "A", "2026-11-30", [], {}],
  ...[[1], [1, 1], ["a", 1], ["a", 1, true], [1, 2, 3], { a: [1] }, { a: [1, 2] }],
  ...[{ name: "x" }, { name: "" }, { name: 1 }, { name: "x", age: 3 }, { name: "x", age: -3 }, { name: "x", b: 1 }],
  ...[{ age: 1.5 }, { "a/b~c d": 1 }, { next: { next: { "a/b~c d": 1 } } }, { name: "x", age: "3" }],
];

/** Schemas with a keyword whose message has details that the interpreter does not know. */
function isReworded(schema: object): boolean {
  return ["dependentRequired", "if", "prefixItems", "propertyNames", "uniqueItems"].some(
    (keyword) => keyword in schema,
  );
}

describe("the interpreter", () => {
  it.each(SCHEMAS)("agrees with ajv on %j", async (schema) => {
    const [ajv, interpreter] = await Promise.all([createAjv("2020-12"), createInterpreter("2020-12")]);
    const [expected, actual] = [ajv.compile({ ...schema }), interpreter.compile({ ...schema })];
    for (const value of VALUES) {
      const results = [actual(value), expected(value)].map((result) => (result.ok ? "ok" : result.issues[0]));
      const [found, wanted] = results;
      if (isReworded(schema)) expect(found === "ok", JSON.stringify(value)).toBe(wanted === "ok");
      else expect(found, JSON.stringify(value)).toEqual(wanted);
    }
  });

  it("refuses $dynamicRef, which it cannot follow", async () => {
    const { problemOf } = await createInterpreter("2020-12");
    expect(problemOf({ items: { $dynamicRef: "#x" } })).toBe(
      "#/items/$dynamicRef is not supported on this platform; use $ref",
    );
  });

  it("refuses a member whose name is not Unicode, which the library cannot write", async () => {
    const check = (await createInterpreter("2020-12")).compile({ additionalProperties: { type: "string" } });
    expect(check({ "\ud800": "a" })).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining("not well-formed") }],
    });
  });
});
