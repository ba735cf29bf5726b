import { describe, expect, it } from "vitest";
import {
  mergeDefinitions,
  namedSchemas,
  normalizeForTypes,
  normalizeForValidation,
  typeNameOf,
} from "./normalize-schema.ts";
import type { Schema } from "./schema.ts";

describe("namedSchemas", () => {
  it("types.generated: lists every definition, reachable or not, and the root if it has a name", () => {
    const schema: Schema = {
      $id: "x",
      title: "X",
      type: "object",
      $defs: { A: { type: "string" }, B: { type: "null" } },
    };
    expect([...namedSchemas(schema).keys()]).toEqual(["A", "B"]);
    expect([...namedSchemas(schema, "Root")]).toEqual([
      ["Root", { type: "object" }],
      ["A", { type: "string" }],
      ["B", { type: "null" }],
    ]);
  });

  it("renames Error, which would hide the global", () => {
    expect([...namedSchemas({ $defs: { Error: { type: "object" } } }).keys()]).toEqual(["RpcErrorObject"]);
    expect(typeNameOf("#/$defs/Error")).toBe("RpcErrorObject");
    expect(typeNameOf("https://stepflow.org/schemas/rest/common.json#/$defs/RunStatus")).toBe("RunStatus");
  });
});

describe("normalizeForTypes", () => {
  it("keeps the description of a reference", () => {
    const schema: Schema = {
      type: "object",
      properties: { a: { $ref: "#/$defs/Error", description: "Why." }, b: { $ref: "#/$defs/B" } },
    };
    expect(normalizeForTypes(schema).properties).toEqual({
      a: { tsType: "RpcErrorObject", description: "Why." },
      b: { tsType: "B" },
    });
  });

  it("refuses rules beside a reference, which would be lost", () => {
    expect(() => normalizeForTypes({ $ref: "#/$defs/A", required: ["x"] })).toThrow(
      "#/$defs/A has the siblings required, which would be lost: write the reference as allOf.",
    );
  });

  it("turns a schema that allows everything into unknown, with or without a description", () => {
    expect(normalizeForTypes({ description: "Any JSON." })).toEqual({ description: "Any JSON.", tsType: "unknown" });
    expect(normalizeForTypes({ not: { type: "null" } })).toEqual({ tsType: "unknown" });
  });

  it("allows any members in an object without rules", () => {
    expect(normalizeForTypes({ type: ["object", "null"] })).toEqual({
      type: ["object", "null"],
      additionalProperties: true,
    });
    const closed: Schema = { type: "object", properties: {} };
    expect(normalizeForTypes(closed)).toEqual(closed);
  });

  it("writes the names of an enum of numbers into its description", () => {
    const schema: Schema = {
      description: "Codes.",
      type: "integer",
      enum: [-1, -2],
      "x-enum-varnames": ["ONE", "TWO"],
    };
    expect(normalizeForTypes(schema)).toEqual({
      description: "Codes.\n\n- `-1` ONE\n- `-2` TWO",
      type: "integer",
      enum: [-1, -2],
    });
  });

  it("does not mistake a property for a keyword", () => {
    const properties = { format: { type: "string" }, title: { type: "string" }, not: { type: "boolean" } };
    expect(normalizeForTypes({ type: "object", properties }).properties).toEqual(properties);
  });
});

describe("normalizeForValidation", () => {
  it("drops descriptions everywhere, but keeps properties with such names", () => {
    const schema: Schema = {
      description: "d",
      type: "object",
      properties: { description: { description: "d", type: "string", default: "x" } },
      discriminator: { propertyName: "t", mapping: { a: "#/$defs/A" } },
      oneOf: [{ $ref: "#/$defs/A" }],
    };
    expect(normalizeForValidation(schema)).toEqual({
      type: "object",
      properties: { description: { type: "string" } },
      discriminator: { propertyName: "t" },
      oneOf: [{ $ref: "#/$defs/A" }],
    });
  });

  it("does not change its argument", () => {
    const schema: Schema = { description: "d", discriminator: { propertyName: "t", mapping: {} } };
    normalizeForValidation(schema);
    expect(schema).toEqual({ description: "d", discriminator: { propertyName: "t", mapping: {} } });
  });
});

describe("mergeDefinitions", () => {
  const file = (name: string, definition: Schema): [string, Schema] => [name, { $defs: { Shared: definition } }];

  it("puts the definitions of several files side by side and points references at them", () => {
    const merged = mergeDefinitions(
      new Map([
        ["a.json", { $defs: { A: { $ref: "b.json#/$defs/B" } } }],
        ["b.json", { $defs: { B: { items: { $ref: "https://stepflow.org/schemas/rest/a.json#/$defs/A" } } } }],
      ]),
    );
    expect(merged).toEqual({ A: { $ref: "#/$defs/B" }, B: { items: { $ref: "#/$defs/A" } } });
  });

  it("merges equal definitions, and refuses different ones by file and name", () => {
    expect(mergeDefinitions(new Map([file("a.json", { type: "string" }), file("b.json", { type: "string" })]))).toEqual(
      { Shared: { type: "string" } },
    );
    expect(() =>
      mergeDefinitions(new Map([file("a.json", { type: "string" }), file("b.json", { type: "null" })])),
    ).toThrow("b.json: $defs/Shared is defined differently in another file");
  });
});
