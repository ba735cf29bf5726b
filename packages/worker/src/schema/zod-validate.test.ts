import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { z as z3 } from "zod3";
import { toSchema } from "./to-schema.ts";

const down = async (): Promise<never> => {
  await null;
  throw new Error("database is down");
};

const tree3: z3.ZodType<unknown> = z3.lazy(() =>
  z3.object({ id: z3.string().refine(down), children: z3.array(tree3) }),
);
const tree4 = z.object({
  id: z.string().refine(down),
  get children() {
    return z.array(tree4);
  },
});

const REJECTING: readonly (readonly [string, object, unknown])[] = [
  ["refine", z.string().refine(down), "x"],
  ["transform", z.string().transform(down), "x"],
  ["superRefine", z.string().superRefine(down), "x"],
  ["check", z.string().check(down), "x"],
  ["preprocess", z.preprocess(down, z.string()), "x"],
  ["custom", z.custom(down), "x"],
  ["codec", z.codec(z.string(), z.number(), { decode: down, encode: String }), "x"],
  ["pipe", z.string().pipe(z.string().refine(down)), "x"],
  ["lazy", z.lazy(() => z.string().refine(down)), "x"],
  ["recursive object", tree4, { id: "x", children: [] }],
  ["property in object", z.object({ id: z.string().refine(down) }), { id: "x" }],
  ["optional in array", z.array(z.string().refine(down).optional()), ["x"]],
  ["catchall", z.object({}).catchall(z.string().refine(down)), { id: "x" }],
  ["tuple, rest", z.tuple([z.number()], z.string().refine(down)), [1, "x"]],
  ["record", z.record(z.string(), z.string().refine(down)), { id: "x" }],
  ["union", z.union([z.number(), z.string().refine(down)]), "x"],
  ["default", z.string().refine(down).default("y"), "x"],
  ["zod/mini", mini.string().check(mini.refine(down)), "x"],
  ["zod 3 refine", z3.object({ id: z3.string().refine(down) }), { id: "x" }],
  ["zod 3 transform", z3.array(z3.string().transform(down)), ["x"]],
  ["zod 3 lazy", tree3, { id: "x", children: [] }],
  [
    "zod 3 discriminated union",
    z3.discriminatedUnion("k", [z3.object({ k: z3.literal("a"), id: z3.string().refine(down) })]),
    { k: "a", id: "x" },
  ],
];

describe("createZodValidate", () => {
  let unhandled: unknown[];
  const note = (reason: unknown): void => void unhandled.push(reason);
  beforeEach(() => {
    unhandled = [];
    // Vitest's own listeners would report the rejection that this test expects.
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
    return () => {
      process.off("unhandledRejection", note);
      for (const other of others) process.on("unhandledRejection", other);
    };
  });
  afterEach(() => new Promise((resolve) => setImmediate(resolve)));

  it.each(REJECTING)("drops no promise of an async check that rejects: %s", async (_name, source, value) => {
    const schema = toSchema(source, { component: "/c", field: "input" });
    await expect(Promise.resolve(schema.validate(value))).rejects.toThrow("database is down");
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });

  it.each([
    ["zod 4", (check: () => Promise<boolean>) => z.object({ id: z.string().refine(check) })],
    ["zod 3", (check: () => Promise<boolean>) => z3.object({ id: z3.string().refine(check) })],
  ])("runs an async check once: %s", async (_name, create) => {
    let calls = 0;
    const source = create(async () => {
      calls++;
      return calls > 1;
    });
    const schema = toSchema(source, { component: "/c", field: "input" });
    expect(await schema.validate({ id: "x" })).toMatchObject({ ok: false, issues: [{ pointer: "/id" }] });
    expect(await schema.validate({ id: "x" })).toEqual({ ok: true, value: { id: "x" } });
    expect(calls).toBe(2);
  });

  it("creates no default value in order to look at a schema", () => {
    let calls = 0;
    const source = z.object({ id: z.string().default(() => `id-${++calls}`) });
    const schema = toSchema(source, { component: "/c", field: "input" });
    expect(schema.validate({})).toEqual({ ok: true, value: { id: "id-1" } });
  });

  it("stays synchronous for schemas without functions that may be asynchronous", () => {
    const source = z.object({ n: z.number().min(1).catch(1), s: z.string().trim().regex(/./).default("x") });
    expect(toSchema(source, { component: "/c", field: "input" }).validate({ n: 0 })).toEqual({
      ok: true,
      value: { n: 1, s: "x" },
    });
  });
});
