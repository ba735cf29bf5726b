import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { toSchema } from "./to-schema.ts";

const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
const slow = z.codec(z.string(), z.number(), {
  decode: async (text) => Number(text),
  encode: async (number) => String(number),
});
const miniInstant = mini.codec(mini.iso.datetime(), mini.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});
const Node = z.object({
  at: instant,
  get children() {
    return z.array(Node);
  },
});

const epoch = new Date(0);
const TEXT = "1970-01-01T00:00:00.000Z";

const output = (source: object) => toSchema(source, { component: "/c", field: "output" });
const input = (source: object) => toSchema(source, { component: "/c", field: "input" });

describe("a schema with a codec encodes outputs and decodes inputs", () => {
  it.each<[string, object, unknown, unknown]>([
    ["alone", instant, epoch, TEXT],
    ["in an object", z.object({ at: instant }), { at: epoch }, { at: TEXT }],
    ["in an array", z.array(instant), [epoch], [TEXT]],
    ["in a tuple", z.tuple([z.string(), instant]), ["a", epoch], ["a", TEXT]],
    ["in a record", z.record(z.string(), instant), { a: epoch }, { a: TEXT }],
    ["in a union", z.union([z.number(), instant]), epoch, TEXT],
    ["beside a codec in a union", z.union([z.number(), instant]), 1, 1],
    [
      "in an intersection",
      z.intersection(z.object({ n: z.number() }), z.object({ at: instant })),
      { n: 1, at: epoch },
      { n: 1, at: TEXT },
    ],
    ["in a catchall", z.object({}).catchall(instant), { at: epoch }, { at: TEXT }],
    ["nullable", instant.nullable(), null, null],
    ["after a pipe", z.string().pipe(instant), epoch, TEXT],
    ["lazy", z.lazy(() => instant), epoch, TEXT],
    [
      "recursive",
      Node,
      { at: epoch, children: [{ at: epoch, children: [] }] },
      { at: TEXT, children: [{ at: TEXT, children: [] }] },
    ],
    ["asynchronous", z.object({ n: slow }), { n: 5 }, { n: "5" }],
    ["stringbool", z.object({ on: z.stringbool() }), { on: true }, { on: "true" }],
    ["zod/mini", mini.object({ at: miniInstant }), { at: epoch }, { at: TEXT }],
  ])("%s", async (_what, source, decoded, encoded) => {
    expect(await output(source).validate(decoded)).toEqual({ ok: true, value: encoded });
    expect(await input(source).validate(encoded)).toEqual({ ok: true, value: decoded });
  });

  it.each<[string, object]>([
    ["zod", z.object({ at: instant, list: z.array(instant) })],
    ["zod/mini", mini.object({ at: miniInstant, list: mini.array(miniInstant) })],
  ])("names the fields that cannot be encoded: %s", async (_what, source) => {
    const result = await output(source).validate({ at: TEXT, list: [new Date(Number.NaN)] });
    expect(result).toMatchObject({ ok: false, issues: [{ pointer: "/at" }, { pointer: "/list/0" }] });
    expect(result).toMatchObject({ issues: [{ message: expect.stringContaining("date") }, {}] });
  });

  it("shows the encoded side in discovery", async () => {
    const schema = output(z.object({ at: instant, n: z.number() }));
    await schema.prepare();
    expect(schema.jsonSchema).toMatchObject({ properties: { at: { type: "string", format: "date-time" } } });
    expect(schema.warning).toBeUndefined();
  });

  it("leaves the direction of other output schemas", async () => {
    const iso = z.object({ at: z.date().transform((date) => date.toISOString()), n: z.number().default(1) });
    expect(await output(iso).validate({ at: epoch })).toEqual({ ok: true, value: { at: TEXT, n: 1 } });
  });
});

describe("an output schema with a codec", () => {
  it.each<[string, object, string]>([
    ["a transform", z.object({ at: instant, n: z.string().transform(Number) }), "but /n has a transform or preprocess"],
    ["preprocess", z.array(z.union([instant, z.preprocess(String, z.string())])), "but /0 has a transform"],
    ["a codec with a transform", instant.transform((date) => date.getTime()), "but it has a transform"],
  ])("is refused where zod cannot encode: %s", (_what, source, message) => {
    expect(() => output(source)).toThrow(TypeError);
    expect(() => output(source)).toThrow(message);
    expect(() => input(source)).not.toThrow();
  });

  it("may hold what only the decoded side can be", async () => {
    const entries = z.codec(z.array(z.tuple([z.string(), z.number()])), z.map(z.string(), z.number()), {
      decode: (list) => new Map(list),
      encode: (map) => [...map],
    });
    expect(await output(entries).validate(new Map([["a", 1]]))).toEqual({ ok: true, value: [["a", 1]] });
    expect(() => output(z.object({ at: instant, m: z.map(z.string(), z.number()) }))).toThrow("/m has the type map");
  });

  it("may be defined before the module that its recursive parts need has ended", async () => {
    const Early = z.object({
      get later() {
        return Later;
      },
    });
    const schema = output(Early);
    const Later = z.object({ at: instant });
    expect(await schema.validate({ later: { at: epoch } })).toEqual({ ok: true, value: { later: { at: TEXT } } });
  });
});
