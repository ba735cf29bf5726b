import { v1Flow } from "@stepflow/protocol/documents";
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import * as valibot from "valibot";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod3";
import { flow } from "../flow.ts";
import { jsonSchema } from "../index.ts";

interface Tree {
  readonly value: number;
  readonly children: readonly Tree[];
}
const tree: z.ZodType<Tree, Tree> = z.lazy(() => z.object({ value: z.number(), children: z.array(tree) }));

describe("schemas of a flow", () => {
  it("are properties of one schema, with the marks that runtimes read", () => {
    const { definition } = flow(
      {
        name: "f",
        input: z.object({ n: z.number() }),
        output: z.object({ text: z.string() }),
        variables: {
          plain: z.string(),
          given: z.number().default(3),
          all: { schema: z.string(), default: "x", description: "The key.", secret: true, env: "API_KEY" },
        },
        metadata: { owner: "tests" },
      },
      ({ variable }) => ({ text: variable("all") }),
    );
    expect(definition).toEqual({
      name: "f",
      metadata: { owner: "tests" },
      schemas: {
        type: "object",
        properties: {
          input: { type: "object", properties: { n: { type: "number" } }, required: ["n"] },
          output: {
            type: "object",
            properties: { text: { type: "string" } },
            required: ["text"],
            additionalProperties: false,
          },
          variables: {
            type: "object",
            properties: {
              plain: { type: "string" },
              given: { type: "number", default: 3 },
              all: { type: "string", default: "x", description: "The key.", is_secret: true, env_var: "API_KEY" },
            },
            required: ["plain"],
          },
        },
      },
      steps: [],
      output: { text: { $variable: "$.all" } },
    });
    expect(v1Flow(definition)).toBe(true);
  });

  it("are left out if a flow has none", () => {
    const { definition } = flow({ name: "f" }, () => 1);
    expect(Object.keys(definition)).toEqual(["name", "steps", "output"]);
  });

  it("refer to their own parts from their places in the flow", () => {
    const { definition } = flow(
      { name: "f", input: tree, variables: { "a b": { schema: tree } } },
      ({ variable }) => variable("a b").value,
    );
    const texts = [...JSON.stringify(definition.schemas).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target);
    expect(texts.length).toBeGreaterThan(1);
    for (const target of texts) {
      expect(target).toMatch(/^#\/properties\/(input|variables\/properties\/a%20b)/);
      expect(partAt(definition.schemas, decodeURI(target ?? ""))).toMatchObject({ type: "object" });
    }
  });

  it("keep data that looks like a reference", () => {
    const input = jsonSchema({
      type: "object",
      properties: { $ref: { const: { $ref: "#/x" } } },
      default: { $ref: "#" },
    });
    const { schemas } = flow({ name: "f", input }, () => 1).definition;
    expect(schemas).toMatchObject({ properties: { input: input.schema } });
  });

  it("need a library with a JSON Schema of its own, except for the input, which otherwise gives a type only", () => {
    const plain = valibot.object({ n: valibot.number() });
    expect(flow({ name: "f", input: plain }, ({ input }) => input.n).definition.schemas).toBeUndefined();
    expect(
      flow({ name: "f", input: z3.object({ n: z3.number() }) }, ({ input }) => input.n).definition,
    ).not.toHaveProperty("schemas");
    expect(() => flow({ name: "f", output: plain }, () => ({ n: 1 }))).toThrow(
      "output: valibot has no JSON Schema of its own for this schema. Use zod 4.2 or later",
    );
    const converted = flow({ name: "f", output: toStandardJsonSchema(plain) }, () => ({ n: 1 }));
    expect(converted.definition.schemas).toMatchObject({ properties: { output: { type: "object" } } });
  });
});

describe("variables of a flow", () => {
  it.each<[string, unknown, string]>([
    ["no schema", { default: 1 }, 'Variable "v" must be a Standard Schema'],
    ["null", null, 'Variable "v" must be a Standard Schema'],
    ["an unknown option", { schema: z.string(), envVar: "X" }, 'Variable "v" has the unknown option "envVar"'],
    ["an empty name of an environment variable", { schema: z.string(), env: "" }, 'Variable "v": env must be the name'],
    ["a default that is no JSON", { schema: z.any(), default: new Set() }, 'Variable "v": default is a Set'],
    ["a schema without JSON Schema", { schema: valibot.string() }, 'Variable "v": valibot has no JSON Schema'],
  ])("refuse %s", (_what, declaration, message) => {
    expect(() => flow({ name: "f", variables: { v: declaration as never } }, () => 1)).toThrow(message);
  });

  it("refuse a name that no path can express, and references to undeclared ones", () => {
    expect(() => flow({ name: "f", variables: { "a.b": z.string() } }, () => 1)).toThrow('a field named "a.b"');
    const misspelt = () =>
      flow({ name: "f", variables: { apiKey: z.string() } }, ({ variable }) => variable("apiKei" as "apiKey"));
    expect(misspelt).toThrow('Flow "f" declares no variable "apiKei". Did you mean "apiKey"?');
    const none = () => flow({ name: "f" }, ({ variable }) => variable("x" as never));
    expect(none).toThrow("Add it to the option variables.");
  });
});

function partAt(document: unknown, reference: string): unknown {
  const keys = reference.split("/").slice(1);
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
}
