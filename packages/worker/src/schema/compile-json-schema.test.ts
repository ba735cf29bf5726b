import { describe, expect, it } from "vitest";
import { createCompiler as createAjv } from "./ajv.ts";
import { createCompile } from "./compile-json-schema.ts";
import { createCompiler as createInterpreter } from "./interpreter.ts";

describe.each([
  ["ajv", createAjv],
  ["the interpreter", createInterpreter],
])("%s:", (_compiler, createCompiler) => {
  const compileJsonSchema = createCompile(createCompiler);

  async function issuesOf(schema: object, value: unknown) {
    const result = (await compileJsonSchema(schema)).check(value);
    return result.ok ? [] : result.issues;
  }

  describe("dialects", () => {
    const tuple = { items: [{ type: "string" }], additionalItems: false };

    it("reads a schema without $schema as 2020-12", async () => {
      expect(await issuesOf({ prefixItems: [{ type: "string" }] }, [1])).toEqual([
        { pointer: "/0", message: "must be string" },
      ]);
    });

    it("reads it as draft-07 if it is valid only there", async () => {
      expect(await issuesOf({ ...tuple }, [1])).toEqual([{ pointer: "/0", message: "must be string" }]);
      expect(await issuesOf({ ...tuple }, ["a", "b"])).toHaveLength(1);
    });

    it("reports the problem in 2020-12 if no dialect accepts the schema", async () => {
      await expect(compileJsonSchema({ prefixItems: "x", required: "y" })).rejects.toThrow(
        "#/prefixItems must be array",
      );
    });

    it.each([
      ["http://json-schema.org/draft-07/schema#", tuple],
      ["http://json-schema.org/draft-07/schema", tuple],
      ["https://json-schema.org/draft/2019-09/schema", { ...tuple, unevaluatedItems: false }],
      ["https://json-schema.org/draft/2020-12/schema", { prefixItems: [{ type: "string" }], items: false }],
    ])("follows $schema %s", async ($schema, rest) => {
      expect(await issuesOf({ $schema, ...rest }, ["a"])).toEqual([]);
      expect(await issuesOf({ $schema, ...rest }, ["a", "b"])).toHaveLength(1);
    });

    it("refuses a schema that is invalid in its $schema, even if another dialect accepts it", async () => {
      const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...tuple };
      await expect(compileJsonSchema(schema)).rejects.toThrow("#/items must be object,boolean");
    });

    it("names the supported dialects if it gets another one", async () => {
      const schema = { $schema: "http://json-schema.org/draft-04/schema#" };
      await expect(compileJsonSchema(schema)).rejects.toThrow(/draft-04.*supported are .*draft-07.*2020-12/);
      await expect(compileJsonSchema({ $schema: 7 })).rejects.toThrow("has $schema 7");
    });
  });

  describe("refused schemas", () => {
    const cyclic: Record<string, unknown> = { type: "object" };
    cyclic["properties"] = { self: cyclic };

    it.each([
      ["an unknown type", { type: "strnig" }, "#/type must be equal to one of the allowed values"],
      ["a reference to another document", { $ref: "https://example.com/x.json" }, "https://example.com/x.json"],
      ["an object with cycles", cyclic, "circular"],
      ["an asynchronous schema", { $async: true, type: "object" }, "$async"],
      ["a broken pattern", { type: "string", pattern: "(" }, "Invalid regular expression"],
    ])("%s", async (_name, schema, why) => {
      await expect(compileJsonSchema(schema)).rejects.toThrow(why);
    });
  });

  describe("validation", () => {
    it("compiles a schema object once", () => {
      const schema = { type: "object" };
      expect(compileJsonSchema(schema)).toBe(compileJsonSchema(schema));
    });

    it("does not mix up schemas with the same $id, nested ones included", async () => {
      const first = { $id: "https://example.com/a", $ref: "N", $defs: { N: { $id: "N", type: "string" } } };
      const second = { $id: "https://example.com/a", $ref: "N", definitions: { M: { $id: "N", type: "number" } } };
      expect(await issuesOf(first, "a")).toEqual([]);
      expect(await issuesOf(second, 1)).toEqual([]);
      expect(await issuesOf(second, "a")).toHaveLength(1);
      expect(await issuesOf(first, 1)).toHaveLength(1);
    });

    it("follows references within the schema, recursive ones too", async () => {
      const tree = { type: "object", properties: { children: { type: "array", items: { $ref: "#" } } } };
      expect(await issuesOf(tree, { children: [{ children: [] }] })).toEqual([]);
      expect(await issuesOf(tree, { children: [{ children: [1] }] })).toEqual([
        { pointer: "/children/0/children/0", message: "must be object" },
      ]);
    });

    it("points at a key that is missing or not allowed, escaped", async () => {
      const schema = { type: "object", required: ["a/b"], additionalProperties: false, properties: { "a/b": {} } };
      expect((await issuesOf(schema, {})).map(({ pointer }) => pointer)).toEqual(["/a~1b"]);
      expect((await issuesOf(schema, { "a/b": 1, "m~n": 2 })).map(({ pointer }) => pointer)).toEqual(["/m~0n"]);
    });

    it("lists the allowed values in a bounded message", async () => {
      expect(await issuesOf({ enum: ["a", "b"] }, "c")).toEqual([
        { pointer: "", message: 'must be equal to one of the allowed values: ["a","b"]' },
      ]);
      expect(await issuesOf({ const: 1 }, 2)).toEqual([{ pointer: "", message: "must be equal to constant: 1" }]);
      const [issue] = await issuesOf({ enum: Array.from({ length: 1000 }, (_, i) => `value-${i}`) }, "c");
      expect(issue?.message.length).toBeLessThan(300);
    });

    it.each([
      ["^[a-z\\_]+$", "a_b", "A"],
      ["^\\d{4}\\-\\d{2}$", "2026-01", "202601"],
      ["^\\@[a-z]+$", "@me", "me"],
      ["^\\p{Lu}$", "Ä", "ä"],
      ["^.$", "😀", "ab"],
    ])("reads the pattern %s with the flag u if it is legal there, else without", async (pattern, good, bad) => {
      expect(await issuesOf({ pattern }, good)).toEqual([]);
      expect(await issuesOf({ pattern }, bad)).toHaveLength(1);
      expect(await issuesOf({ patternProperties: { [pattern]: false } }, { [bad]: 1 })).toEqual([]);
      expect(await issuesOf({ patternProperties: { [pattern]: false } }, { [good]: 1 })).toHaveLength(1);
    });

    it("checks multipleOf by decimal digits", async () => {
      expect(await issuesOf({ multipleOf: 0.01 }, 19.99)).toEqual([]);
      expect(await issuesOf({ properties: { price: { multipleOf: 0.01 } } }, { price: 19.995 })).toEqual([
        { pointer: "/price", message: "must be multiple of 0.01" },
      ]);
      expect(await issuesOf({ multipleOf: 0.01 }, "no number")).toEqual([]);
    });

    it("checks formats", async () => {
      expect(await issuesOf({ type: "string", format: "date-time" }, "2026-01-01T00:00:00Z")).toEqual([]);
      expect(await issuesOf({ type: "string", format: "date-time" }, "yesterday")).toHaveLength(1);
      expect(await issuesOf({ type: "string", format: "no-such-format" }, "x")).toEqual([]);
    });

    it("stops at the first error", async () => {
      const schema = { type: "array", items: { type: "string" } };
      expect(
        await issuesOf(
          schema,
          Array.from({ length: 10_000 }, () => 1),
        ),
      ).toHaveLength(1);
    });

    it("copies the schema, so that later changes of the original have no effect", async () => {
      const schema: Record<string, unknown> = { type: "string" };
      const compiled = await compileJsonSchema(schema);
      schema["type"] = "number";
      expect(compiled.document).toEqual({ type: "string" });
      expect(compiled.check("a").ok).toBe(true);
    });
  });

  describe("hostile values", () => {
    it("does not treat members of Object.prototype as properties", async () => {
      const schema = {
        type: "object",
        required: ["constructor"],
        properties: { toString: { type: "number" }, constructor: { type: "number" } },
      };
      expect((await issuesOf(schema, {})).map(({ pointer }) => pointer)).toEqual(["/constructor"]);
      expect(await issuesOf(schema, { constructor: 1 })).toEqual([]);
    });

    it("returns the same value, including __proto__ keys, without prototype pollution", async () => {
      const value = JSON.parse('{"a":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
      const compiled = await compileJsonSchema({ type: "object", properties: { a: { type: "number", default: 2 } } });
      const result = compiled.check(value);
      expect(result.ok && result.value).toBe(value);
      expect(Object.keys(value)).toEqual(["a", "__proto__", "constructor"]);
      expect("polluted" in {}).toBe(false);
    });

    it("applies no default and coerces nothing", async () => {
      const compiled = await compileJsonSchema({ properties: { a: { default: 1 }, b: { type: "number" } } });
      expect(compiled.check({})).toEqual({ ok: true, value: {} });
      expect(compiled.check({ b: "1" }).ok).toBe(false);
    });
  });
});
