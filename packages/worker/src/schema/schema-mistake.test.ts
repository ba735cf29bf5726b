import { type } from "arktype";
import Type from "typebox";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import * as zod from "zod";
import { z as z3 } from "zod3";
import { defineComponent } from "../component/component.ts";
import { jsonSchema } from "./json-schema.ts";
import { findSchemaMistake } from "./schema-mistake.ts";

const { z } = zod;

describe("an object that would accept every value", () => {
  it.each<[string, object, string]>([
    ["members of zod", { n: z.number() }, 'its member "n" is a schema; wrap the members: z.object({ n: … })'],
    ["members of zod 3", { n: z3.number() }, "z.object({ n: … })"],
    ["members of a zod before Standard Schema", { n: { _def: {}, parse: () => 1 } }, "z.object({ n: … })"],
    ["members of valibot", { n: v.number() }, "v.object({ n: … })"],
    ["members of arktype", { n: type("number") }, "type({ n: … })"],
    ["members of jsonSchema()", { n: jsonSchema({ type: "number" }) }, "use the object schema of the library"],
    ["members that are named like keywords", { type: z.string(), items: z.string() }, 'its member "type" is a schema'],
    ["JSON Schemas without their object", { n: { type: "number" } }, '{ type: "object", properties: { n: … } }'],
    ["a definition of arktype", { n: "number" }, "type({ n: … })"],
    ["the namespace of zod", z, "not a library or a class"],
    ["the module of zod", zod, "not a library or a class"],
    ["the module of valibot", v, "not a library or a class"],
    ["a wrapper of OpenAPI", { schema: { type: "object" } }, 'pass the value of its member "schema"'],
    ["misspelt keywords", { typ: "object", propertys: {} }, '# has the unknown keyword "typ"; did you mean "type"?'],
    ["a misspelt keyword beside others", { type: "object", requird: ["n"] }, 'did you mean "required"?'],
    ["a keyword in another case", { type: "string", minlength: 1 }, 'did you mean "minLength"?'],
    [
      "a misspelt keyword inside",
      { type: "object", properties: { "a/b": { anyOf: [{}, { typ: "string" }] } } },
      '#/properties/a~1b/anyOf/1 has the unknown keyword "typ"',
    ],
    [
      "a misspelt keyword in items",
      { type: "array", items: { tpye: "string" } },
      '#/items has the unknown keyword "tpye"',
    ],
    [
      "a library's schema inside a JSON Schema",
      { type: "object", properties: { n: z.number() } },
      "#/properties/n is a schema of a library inside a JSON Schema",
    ],
    ["a library's schema as items", { type: "array", items: z.number() }, "#/items is a schema"],
    ["a library's schema as all properties", { type: "object", properties: z.object({}) }, "#/properties is a schema"],
  ])("is found: %s", (_name, source, mistake) => {
    expect(findSchemaMistake(source)).toContain(mistake);
  });

  const cyclic: Record<string, unknown> = { type: "object" };
  cyclic["properties"] = { self: cyclic };

  it.each<[string, object]>([
    ["the schema that accepts everything on purpose", {}],
    ["a description only", { description: "Anything." }],
    [
      "keywords of extensions",
      { type: "number", example: 3, nullable: true, "x-order": 1, formatMinimum: "1", id: "n" },
    ],
    ["properties with any name", { properties: { typ: {}, propertys: true, requird: { type: "number" } } }],
    ["values that are not schemas", { enum: [{ typ: 1 }], default: { propertys: 1 }, const: { requird: 1 } }],
    ["tuples of draft-07", { items: [{ type: "string" }], additionalItems: false }],
    ["dependencies of draft-07", { dependencies: { a: ["b"], c: { required: ["d"] } } }],
    ["TypeBox", Type.Object({ n: Type.Optional(Type.Union([Type.Number(), Type.Array(Type.Null())])) })],
    ["cycles, which fail later", cyclic],
  ])("is not seen in %s", (_name, source) => {
    expect(findSchemaMistake(source)).toBeUndefined();
  });
});

it("components.register: a mistake is a TypeError at the definition of the component, for the input and the output", () => {
  for (const field of ["input", "output"]) {
    const define = () => defineComponent({ path: "/c", [field]: { n: z.number() }, execute: () => 1 });
    expect(define).toThrow(TypeError);
    expect(define).toThrow(
      `The ${field} schema of component "/c" must be a Standard Schema (zod, valibot, arktype, …) or a JSON Schema object; its member "n" is a schema; wrap the members: z.object({ n: … }).`,
    );
  }
});

it("jsonSchema() refuses a mistake at its call", () => {
  expect(() => jsonSchema({ n: z.number() })).toThrow(TypeError);
  expect(() => jsonSchema({ typ: "object" })).toThrow('did you mean "type"?');
});
