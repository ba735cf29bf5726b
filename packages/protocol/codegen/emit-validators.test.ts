import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { emitValidators, type ValidatorGroup } from "./emit-validators.ts";
import type { Schema } from "./schema.ts";

const types = { module: "./x.gen.ts", namespace: "X" };
const schema: Schema = {
  type: "object",
  properties: { list: { type: "array", items: { $ref: "#/$defs/Job" } } },
  $defs: {
    Job: {
      description: "Prose.",
      type: "object",
      properties: {
        attempt: { type: "integer", format: "uint32" },
        next: { $ref: "#/$defs/Job" },
        at: { type: "string", format: "date-time" },
      },
      required: ["attempt"],
    },
    Outcome: {
      oneOf: [{ $ref: "#/$defs/Good" }, { $ref: "#/$defs/Bad" }],
      discriminator: { propertyName: "outcome", mapping: { good: "#/$defs/Good", bad: "#/$defs/Bad" } },
    },
    Good: { type: "object", properties: { outcome: { const: "good" } }, required: ["outcome"] },
    Bad: {
      type: "object",
      properties: { outcome: { const: "bad" }, why: { type: "string" } },
      required: ["outcome", "why"],
    },
  },
};
const group: ValidatorGroup = { prefix: "x", schema, definitions: ["Root", "Job", "Outcome"], rootName: "Root", types };

type Check = ((value: unknown) => boolean) & { errors?: { instancePath: string; keyword: string }[] | null };

async function load(groups: readonly ValidatorGroup[]): Promise<Record<string, Check>> {
  const { code } = await transform(await emitValidators("x.json", groups), { loader: "ts" });
  return import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Record<string, Check>>;
}

describe("emitValidators", () => {
  it("messages.schemas: emits typed exports in a module that imports nothing but types", async () => {
    const code = await emitValidators("x.json", [group]);
    expect(code.split("\n").slice(0, 4)).toEqual([
      "// @ts-nocheck",
      "// Generated from x.json by `npm run generate`. Do not edit.",
      'import type { SchemaValidator } from "../validation/schema-validator.ts";',
      'import type * as X from "./x.gen.ts";',
    ]);
    expect(code).toContain("export const xJob: SchemaValidator<X.Job> = _xJob;");
    expect(code).not.toMatch(/require\(|from "ajv|Prose/);
  });

  it("emits validators that work, name the place, and follow references", async () => {
    const { xRoot, xJob, xOutcome } = await load([group]);
    expect(xRoot?.({ list: [{ attempt: 1, next: { attempt: 2 } }] })).toBe(true);
    expect(xRoot?.({ list: [{ attempt: 1, next: { attempt: 2 ** 32 } }] })).toBe(false);
    expect(xRoot?.errors?.[0]).toMatchObject({ instancePath: "/list/0/next/attempt", keyword: "format" });
    expect(xJob?.({ attempt: 1.5 })).toBe(false);
    expect(xOutcome?.({ outcome: "bad", why: "no" })).toBe(true);
    expect([null, [], 1].map((value) => xOutcome?.(value))).toEqual([false, false, false]);
    expect(xOutcome?.({ outcome: "ugly" })).toBe(false);
    expect(xOutcome?.errors?.[0]).toMatchObject({ keyword: "discriminator" });
  });

  it("distinguishes definitions with the same name in several schemas", async () => {
    const other: Schema = { $defs: { Job: { type: "string" } } };
    const groups = [
      group,
      { prefix: "y", schema: other, definitions: ["Job"], types: { module: "./y.gen.ts", namespace: "Y" } },
    ];
    const { xJob, yJob } = await load(groups);
    expect([xJob?.("text"), yJob?.("text")]).toEqual([false, true]);
  });

  it("is deterministic", async () => {
    expect(await emitValidators("x.json", [group])).toBe(await emitValidators("x.json", [structuredClone(group)]));
  });

  it("refuses a missing definition, an unknown keyword, and a keyword that needs ajv at run time", async () => {
    await expect(emitValidators("x.json", [{ ...group, definitions: ["Nobody"] }])).rejects.toThrow(
      "Nobody is not defined in the schema",
    );
    await expect(
      emitValidators("x.json", [
        { ...group, schema: { $defs: { A: { unevaluatedProperties: false } } }, definitions: ["A"] },
      ]),
    ).rejects.toThrow('unknown keyword: "unevaluatedProperties"');
    const counted: Schema = { $defs: { A: { type: "string", minLength: 1 } } };
    await expect(emitValidators("x.json", [{ ...group, schema: counted, definitions: ["A"] }])).rejects.toThrow(
      "needs ajv's runtime",
    );
  });
});
