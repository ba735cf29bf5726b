import { describe, expect, it } from "vitest";
import { hasSameContent, readTypesFile, toTypesFile } from "./types-file.ts";

const LINE_SEPARATOR = "\u2028";

async function declared(input: unknown): Promise<string> {
  const text = await toTypesFile([{ component: "/a", input }]);
  return text.slice(text.indexOf("export "), text.indexOf("// The schemas")).trim();
}

describe("toTypesFile", () => {
  it("is read back with the same schemas", async () => {
    const components = [
      { component: "/a", input: { type: "string", description: `a\n*/ b${LINE_SEPARATOR}c` }, output: undefined },
      { component: "/b/{name}", input: undefined, output: true },
    ];
    const text = await toTypesFile(components);
    expect(readTypesFile(text)).toEqual(components);
    expect(readTypesFile(text.replaceAll("\n", "\r\n"))).toEqual(components);
    expect(await toTypesFile(components)).toBe(text);
    expect(hasSameContent(text, text.replaceAll("    ", "\t").replaceAll('"', "'"))).toBe(true);
    expect(hasSameContent(text, text.replace("AInput = string", "AInput = number"))).toBe(false);
  });

  it("lets no schema write code", async () => {
    const evil = "*/ export const evil = 1; /*";
    const text = await toTypesFile([
      {
        component: '/a"]: never; evil: 1; ["',
        description: `${evil}${LINE_SEPARATOR}${evil}`,
        input: {
          type: "object",
          tsType: evil,
          title: evil,
          $id: evil,
          properties: { [evil]: { tsType: evil, description: evil, enum: [evil] }, b: { $ref: evil } },
          patternProperties: { [evil]: { tsEnumNames: [evil] } },
          extends: evil,
        },
        output: { $ref: "https://example.com/schema.json", tsType: evil },
      },
    ]);
    const code = text.replace(/\/\*(?:[^*]|\*(?!\/))*\*\/|^\/\/.*$/gm, "").replace(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(code).not.toContain("evil");
    expect(text.split("\n").filter((line) => line.startsWith("// {"))).toHaveLength(1);
  });

  it("gives types of different components different names", async () => {
    const text = await toTypesFile([
      { component: "/a-b" },
      { component: "/a/b" },
      {
        component: "/a/b",
        input: { $ref: "#/$defs/x", $defs: { x: { type: "array", items: { $ref: "#/$defs/x" } } } },
      },
      { component: "/1" },
    ]);
    const names = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(text).toContain('"/a/b": { input: AB2Input | AB3Input; output: AB2Output | AB3Output };');
    expect(text).toContain("export type AB3Input = AB3Input[];");
  });

  it.each([
    [
      { $ref: "#/$defs/In", $defs: { In: { type: "object", properties: { a: { $ref: "#/$defs/In" } } } } },
      "export interface AInput {\n  a?: AInput;\n}",
    ],
    [
      { $ref: "#/definitions/a~1b", definitions: { "a/b": { type: "integer", nullable: true } } },
      "export type AInput = number | null;",
    ],
    [{ type: "array", prefixItems: [{ type: "string" }], items: false }, "[string]"],
    [{ items: { enum: ["a", null] } }, 'export type AInput = ("a" | null)[];'],
    [{ anyOf: [{ required: ["a"] }, { const: { b: [1] } }] }, "a: unknown"],
    [{ type: "object" }, "[k: string]: unknown"],
    [{ type: "object", patternProperties: { "^x": { type: "number" } } }, "[k: string]: number"],
    [
      { allOf: [{ $ref: "#/$defs/x" }, { type: "object", properties: { b: true } }], $defs: { x: { type: "object" } } },
      "AInputX & {",
    ],
    [false, "export type AInput = never;"],
    [{ enum: [] }, "export type AInput = never;"],
    [{ $ref: "#/nowhere" }, "export type AInput = unknown;"],
    [{ $ref: "#/$defs/%", type: 7, properties: 8 }, "AInput"],
    [[1], "export type AInput = unknown;"],
  ])("writes the type of %j", async (schema, expected) => {
    expect(await declared(schema)).toContain(expected);
  });
});
