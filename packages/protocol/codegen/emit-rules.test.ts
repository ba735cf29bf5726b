import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { emitRules } from "./emit-rules.ts";
import type { ValidatorGroup } from "./emit-validators.ts";
import type { Schema } from "./schema.ts";

const schema: Schema = {
  $defs: {
    List: {
      description: "Prose.",
      type: "object",
      properties: { jobs: { type: "array", items: { $ref: "#/$defs/Job" } } },
    },
    Job: { type: "object", properties: { id: { $ref: "#/$defs/Id" }, "a-b": {} }, required: ["id"] },
    Id: { type: "string", const: "x" },
    Unused: { type: "string", enum: ["unused"] },
    Outcome: {
      oneOf: [{ $ref: "#/$defs/Good" }],
      discriminator: { propertyName: "outcome", mapping: { good: "#/$defs/Good" } },
    },
    Good: { type: "object", properties: { outcome: { const: "good" } }, additionalProperties: true },
  },
};
const types = { module: "./x.gen.ts", namespace: "X" };
const group: ValidatorGroup = { prefix: "x", schema, definitions: ["List", "Job", "Outcome"], types };

describe("emitRules", () => {
  it("messages.schemas: writes each rule once, after those that it refers to", () => {
    expect(emitRules("x.json", [group])).toMatchInlineSnapshot(`
      "// Generated from x.json by \`npm run generate\`. Do not edit.
      import type { Rule } from "../validation/rule.ts";
      import { createValidator } from "../validation/rule-validator.ts";
      import type { SchemaValidator } from "../validation/schema-validator.ts";
      import type * as X from "./x.gen.ts";

      const XId: Rule = { type: "string", const: "x" };
      const XJob: Rule = { type: "object", properties: { "id": XId, "a-b": {} }, required: ["id"] };
      const XList: Rule = { type: "object", properties: { "jobs": { type: "array", items: XJob } } };
      const XGood: Rule = { type: "object", properties: { "outcome": { const: "good" } } };
      const XOutcome: Rule = { oneOf: [XGood], discriminator: "outcome", type: "object" };

      export const xList: SchemaValidator<X.List> = /* @__PURE__ */ createValidator(XList);
      export const xJob: SchemaValidator<X.Job> = /* @__PURE__ */ createValidator(XJob);
      export const xOutcome: SchemaValidator<X.Outcome> = /* @__PURE__ */ createValidator(XOutcome);
      "
    `);
  });

  it("lets bundlers leave out the validators that are not used", async () => {
    const code = emitRules("x.json", [group]).replaceAll("export ", "");
    const { code: shaken } = await transform(code, { loader: "ts", format: "esm", treeShaking: true });
    expect(shaken).not.toContain("createValidator(");
    expect(shaken).not.toContain("required");
  });

  it("refuses a missing definition, a recursive one, and keywords that rules lack", () => {
    const emit = ($defs: Record<string, Schema>) => () =>
      emitRules("x.json", [{ ...group, schema: { $defs }, definitions: ["A"] }]);
    expect(emit({})).toThrow("A is not defined in the schema");
    expect(emit({ A: { properties: { b: { $ref: "#/$defs/B" } } }, B: { items: { $ref: "#/$defs/A" } } })).toThrow(
      "A contains itself",
    );
    for (const rules of [{ allOf: [{}] }, { additionalProperties: false }, { oneOf: [{}] }, { maxLength: 1 }]) {
      expect(emit({ A: rules })).toThrow(`Rules do not support ${Object.keys(rules)[0]}`);
    }
  });
});
