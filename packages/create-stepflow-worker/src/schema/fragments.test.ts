import { describe, expect, it } from "vitest";
import { SCHEMA_LIBRARIES, type SchemaLibrary } from "../choices/schema-library.ts";
import { createFragments } from "./fragments.ts";
import type { Shape } from "./shape.ts";
import { WRITERS } from "./writers.ts";

const SHAPE: Shape = { words: ["string"], rows: [{ n: "integer", ok: "boolean" }], rate: "number" };

function written(library: SchemaLibrary, name: string, shape: Shape = SHAPE): string {
  return createFragments(WRITERS[library], { Shape: shape })[name]?.(["Shape"], "  ") ?? "";
}

describe("an input", () => {
  it.each<[SchemaLibrary, string]>([
    [
      "zod",
      "input: z.object({ words: z.array(z.string()), rows: z.array(z.object({ n: z.number().int(), ok: z.boolean() })), rate: z.number() }),",
    ],
    [
      "arktype",
      'input: type({ words: "string[]", rows: [{ n: "number.integer", ok: "boolean" }, "[]"], rate: "number" }),',
    ],
    ["none", ""],
  ])("of %s", (library, text) => {
    expect(written(library, "input").replaceAll(/\s+/g, " ").replaceAll(", })", " })")).toBe(text);
  });

  it("has one line for each member if it is too long for one", () => {
    expect(
      written("json-schema", "input", { firstLongName: "string", secondLongName: "string", third: "string" }),
    ).toBe(
      `input: jsonSchema<{ firstLongName: string; secondLongName: string; third: string }>({
    type: "object",
    properties: { firstLongName: { type: "string" }, secondLongName: { type: "string" }, third: { type: "string" } },
    required: ["firstLongName", "secondLongName", "third"],
  }),`,
    );
  });
});

it("a component without a schema has the type in its argument, all others infer it", () => {
  const typed = SCHEMA_LIBRARIES.map(({ value }) => [value, written(value, "typed", { n: "integer" })]);
  expect(Object.fromEntries(typed)).toEqual({
    zod: "",
    valibot: "",
    arktype: "",
    typebox: "",
    "json-schema": "",
    none: ": { n: number }",
  });
});

it("a blob is checked if there is a schema", () => {
  const get = (library: SchemaLibrary) =>
    createFragments(WRITERS[library], { T: "string" })["getBlob"]?.(["id", "T"], "");
  expect(get("zod")).toBe("await ctx.getBlob(id, { schema: T })");
  expect(get("none")).toBe("await ctx.getBlob<T>(id)");
});

it("a shape that the template does not have is an error", () => {
  expect(() => createFragments(WRITERS.zod, {})["input"]?.(["Lost"], "")).toThrow("Lost");
});
