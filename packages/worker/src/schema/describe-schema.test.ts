import type { StandardSchemaV1 } from "@standard-schema/spec";
import { type } from "arktype";
import * as v from "valibot";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { z as z3 } from "zod3";
import { describeSchema } from "./describe-schema.ts";

describe("the input side describes values before parsing, the output side values after it", () => {
  it("zod 4", async () => {
    const schema = z.object({ a: z.string().default("x"), b: z.codec(z.string(), z.number(), codec) });
    const input = await describeSchema(schema, "input");
    const output = await describeSchema(schema, "output");
    expect(input.jsonSchema).toMatchObject({ required: ["b"], properties: { b: { type: "string" } } });
    expect(output.jsonSchema).toMatchObject({ required: ["a", "b"], properties: { b: { type: "number" } } });
    expect([input.problem, output.problem]).toEqual([undefined, undefined]);
  });

  it("arktype", async () => {
    const schema = type({ b: type("string").pipe((text) => text.length, type("number")) });
    expect((await describeSchema(schema, "input")).jsonSchema).toMatchObject({ properties: { b: { type: "string" } } });
    expect((await describeSchema(schema, "output")).jsonSchema).toMatchObject({
      properties: { b: { type: "number" } },
    });
  });

  it("valibot", async () => {
    const schema = v.object({ b: v.pipe(v.string(), v.transform(Number), v.number()) });
    expect((await describeSchema(schema, "input")).jsonSchema).toMatchObject({ properties: { b: { type: "string" } } });
    expect((await describeSchema(schema, "output")).jsonSchema).toMatchObject({
      properties: { b: { type: "number" } },
    });
  });

  it("zod 3", async () => {
    const schema = z3.object({ b: z3.string().transform(Number).pipe(z3.number()), c: z3.string().transform(Number) });
    const input = await describeSchema(schema, "input");
    const output = await describeSchema(schema, "output");
    expect(input.jsonSchema).toMatchObject({ properties: { b: { type: "string" }, c: { type: "string" } } });
    expect(output.jsonSchema).toMatchObject({ properties: { b: { type: "number" }, c: {} } });
    expect((output.jsonSchema as { properties: { c: object } }).properties.c).toEqual({});
  });
});

const codec = { decode: (text: string) => Number(text), encode: (number: number) => String(number) };

describe("parts that JSON Schema cannot express are left out and reported", () => {
  it("zod 4: the field alone, named by its place", async () => {
    const schema = z.object({ when: z.date(), sizes: z.array(z.bigint()), any: z.any(), text: z.string() });
    expect(await describeSchema(schema, "input")).toEqual({
      jsonSchema: expect.objectContaining({
        properties: { when: {}, sizes: { type: "array", items: {} }, any: {}, text: { type: "string" } },
      }),
      problem:
        "any value is shown for the bigint at #/properties/sizes/items, the date at #/properties/when, which JSON Schema cannot express",
    });
  });

  it("zod 4: a transform, on the output side only", async () => {
    const schema = z.string().transform((text) => text.length);
    expect((await describeSchema(schema, "input")).problem).toBeUndefined();
    expect((await describeSchema(schema, "output")).problem).toContain("the transform at its root");
  });

  it("zod 4: not if the user has described the part by hand", async () => {
    const schema = z.object({ when: z.date().meta({ type: "string", format: "date-time" }) });
    expect(await describeSchema(schema, "input")).toMatchObject({
      jsonSchema: { properties: { when: { type: "string", format: "date-time" } } },
      problem: undefined,
    });
  });

  it("arktype: the field alone", async () => {
    const { jsonSchema, problem } = await describeSchema(type({ when: "Date", text: "string" }), "input");
    expect(jsonSchema).toMatchObject({ properties: { when: {}, text: { type: "string" } } });
    expect(problem).toContain("a date");
  });

  it("valibot: not for actions that keep the type", async () => {
    const text = v.pipe(
      v.string(),
      v.trim(),
      v.toLowerCase(),
      v.check((value) => value !== "x"),
    );
    const schema = v.object({ text, n: v.number() });
    for (const side of ["input", "output"] as const) {
      expect(await describeSchema(schema, side)).toMatchObject({
        jsonSchema: { properties: { text: { type: "string" }, n: { type: "number" } } },
        problem: undefined,
      });
    }
  });

  it("valibot: the whole schema", async () => {
    expect(await describeSchema(v.object({ when: v.date() }), "input")).toEqual({
      jsonSchema: undefined,
      problem: expect.stringContaining('"date"'),
    });
  });

  it("a library without a converter: the whole schema", async () => {
    const schema: StandardSchemaV1 = { "~standard": { version: 1, vendor: "other", validate: (value) => ({ value }) } };
    expect(await describeSchema(schema, "input")).toEqual({
      jsonSchema: undefined,
      problem: "it cannot be converted to JSON Schema: other offers no JSON Schema (~standard.jsonSchema)",
    });
  });

  it("a converter whose result is not JSON: the whole schema", async () => {
    const standard = { version: 1, vendor: "other", validate: (value: unknown) => ({ value }) } as const;
    const schema = { "~standard": { ...standard, jsonSchema: { input: () => ({ default: 1n }) } } };
    expect(await describeSchema(schema, "input")).toMatchObject({
      jsonSchema: undefined,
      problem: expect.stringContaining("BigInt"),
    });
  });
});

describe("a converter that is not installed", () => {
  afterEach(() => {
    vi.doUnmock("zod-to-json-schema");
    vi.doUnmock("@valibot/to-json-schema");
  });

  it.each([
    ["zod-to-json-schema", z3.string()],
    ["@valibot/to-json-schema", v.string()],
  ])("%s is named", async (library, schema) => {
    vi.doMock(library, () => {
      throw new Error("not found");
    });
    const { jsonSchema, problem } = await describeSchema(schema, "input");
    expect(jsonSchema).toBeUndefined();
    expect(problem).toContain(`install ${library} to show it`);
  });
});

it("zod/mini: the problem names a remedy", async () => {
  const { problem } = await describeSchema(mini.object({ a: mini.string() }), "input");
  expect(problem).toContain(
    "zod/mini and zod before 4.2 have no JSON Schema converter of their own; use zod 4.2 or later",
  );
});
