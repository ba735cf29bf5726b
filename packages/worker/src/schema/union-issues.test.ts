import { describe, expect, it } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod3";
import { toSchema } from "./to-schema.ts";

describe.each([
  ["zod 4", z],
  ["zod 3", z3 as unknown as typeof z],
])("a union of %s", (_, lib) => {
  const a = lib.object({ kind: lib.literal("a"), n: lib.number() });
  const b = lib.object({ kind: lib.literal("b"), s: lib.string(), t: lib.string(), u: lib.string() });
  const shape = lib.union([a, b]);
  const placesOf = async (schema: z.ZodType, value: unknown): Promise<string[]> => {
    const result = await toSchema(schema, { component: "/c", field: "input" }).validate(value);
    return result.ok ? expect.fail("The value is valid.") : result.issues.map(({ pointer }) => pointer);
  };

  it.each([
    ["the branch with the matching literal, although another has fewer issues", { kind: "b" }, ["/s", "/t", "/u"]],
    ["the branch with the fewest issues", { kind: "a", n: "x" }, ["/n"]],
    ["the literals themselves if none matches", { kind: "c", n: 1 }, ["/kind"]],
    ["the union if the value has another type", 7, [""]],
  ])("names %s", async (_name, value, places) => {
    expect(await placesOf(shape, value)).toEqual(places);
  });

  it("names the place from the root, also in nested unions", async () => {
    const nested = lib.object({ list: lib.array(lib.union([lib.string(), lib.object({ "x/y": shape })])) });
    expect(await placesOf(nested, { list: ["fine", { "x/y": { kind: "a", n: "1" } }] })).toEqual(["/list/1/x~1y/n"]);
  });
});
