import Type from "typebox";
import { describe, expect, it } from "vitest";
import { toSchema } from "./schema/to-schema.ts";
import { typebox } from "./typebox.ts";

describe("typebox", () => {
  it("validates as JSON Schema and is listed as such", async () => {
    const source = Type.Object({
      pair: Type.Tuple([Type.String(), Type.Integer()]),
      note: Type.Optional(Type.String()),
    });
    const schema = toSchema(typebox(source), { component: "/a", field: "input" });
    await schema.prepare();
    expect(schema.validate({ pair: ["a", 1] })).toEqual({ ok: true, value: { pair: ["a", 1] } });
    expect(schema.validate({ pair: ["a", 1.5] })).toMatchObject({ ok: false, issues: [{ pointer: "/pair/1" }] });
    expect(schema.jsonSchema).toEqual(JSON.parse(JSON.stringify(source)));
  });

  it("follows recursive types, even two with the same name", async () => {
    const node = (name: string) =>
      toSchema(
        typebox(
          Type.Cyclic({ Node: Type.Object({ [name]: Type.String(), next: Type.Optional(Type.Ref("Node")) }) }, "Node"),
        ),
        { component: "/a", field: "input" },
      );
    const [first, second] = [node("a"), node("b")];
    expect(await first.validate({ a: "x", next: { a: "y" } })).toMatchObject({ ok: true });
    expect(await second.validate({ b: "x", next: { b: "y" } })).toMatchObject({ ok: true });
    expect(await first.validate({ a: "x", next: { b: "y" } })).toMatchObject({
      ok: false,
      issues: [{ pointer: "/next/a" }],
    });
  });

  it("refuses types that are not JSON Schema, and names the component", async () => {
    const schema = toSchema(typebox(Type.Object({ n: Type.BigInt() })), { component: "/a", field: "input" });
    await expect(schema.prepare()).rejects.toThrow('The input schema of component "/a" is not usable as JSON Schema');
  });
});
