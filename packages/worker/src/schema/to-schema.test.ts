import type { StandardSchemaV1 } from "@standard-schema/spec";
import { type } from "arktype";
import Type from "typebox";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod3";
import { jsonSchema } from "./json-schema.ts";
import { prepareSchemas, SchemaError, type SchemaPlace, toSchema } from "./to-schema.ts";

const INPUT: SchemaPlace = { component: "/count", field: "input" };
const OUTPUT: SchemaPlace = { component: "/count", field: "output" };

/** The same shape in each library: `{ items: [{ "a/b": number }] }`. */
const LIBRARIES: readonly (readonly [string, object])[] = [
  ["zod 4", z.object({ items: z.array(z.object({ "a/b": z.number() })) })],
  ["zod 3", z3.object({ items: z3.array(z3.object({ "a/b": z3.number() })) })],
  ["valibot", v.object({ items: v.array(v.object({ "a/b": v.number() })) })],
  ["arktype", type({ items: type({ "a/b": "number" }).array() })],
  ["TypeBox", Type.Object({ items: Type.Array(Type.Object({ "a/b": Type.Number() })) })],
  [
    "JSON Schema",
    {
      type: "object",
      required: ["items"],
      properties: {
        items: {
          type: "array",
          items: { type: "object", required: ["a/b"], properties: { "a/b": { type: "number" } } },
        },
      },
    },
  ],
  [
    "jsonSchema()",
    jsonSchema({
      type: "object",
      properties: { items: { type: "array", items: { type: "object", properties: { "a/b": { type: "number" } } } } },
    }),
  ],
];

describe.each(LIBRARIES)("%s", (_name, source) => {
  it("messages.validation: validates, with JSON pointers to the faults", async () => {
    const schema = toSchema(source, INPUT);
    await schema.prepare();
    const good = { items: [{ "a/b": 1 }] };
    expect(schema.validate(good)).toEqual({ ok: true, value: good });
    const bad = schema.validate({ items: [{ "a/b": 1 }, { "a/b": "x" }] });
    expect(bad).toMatchObject({
      ok: false,
      issues: [{ pointer: "/items/1/a~1b", message: expect.stringMatching(/./) }],
    });
  });

  it("returns no promise after preparation", async () => {
    const schema = toSchema(source, INPUT);
    await schema.prepare();
    expect(schema.validate({ items: [] })).not.toBeInstanceOf(Promise);
    expect(schema.validate(1)).not.toBeInstanceOf(Promise);
  });

  it("validates before preparation, too", async () => {
    const schema = toSchema(fresh(source), INPUT);
    expect(await schema.validate({ items: [] })).toEqual({ ok: true, value: { items: [] } });
    expect(await schema.validate(null)).toMatchObject({ ok: false, issues: [{ pointer: "" }] });
  });

  it("components.methods: is converted to JSON Schema without a warning", async () => {
    const schema = toSchema(source, OUTPUT);
    await schema.prepare();
    expect(schema.warning).toBeUndefined();
    expect(schema.jsonSchema).toMatchObject({ type: "object", properties: { items: { type: "array" } } });
    expect(JSON.parse(JSON.stringify(schema.jsonSchema))).toEqual(schema.jsonSchema);
  });

  it("prepares once", async () => {
    const schema = toSchema(source, INPUT);
    expect(schema.prepare()).toBe(schema.prepare());
    await schema.prepare();
  });

  it("pollutes nothing with hostile keys", async () => {
    const value = JSON.parse('{"items":[],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    const result = await toSchema(source, INPUT).validate(value);
    expect(result.ok).toBe(true);
    expect("polluted" in {}).toBe(false);
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(Object.prototype);
  });
});

/** A fresh object for JSON Schemas, so that nothing is compiled for it yet. */
function fresh(source: object): object {
  return "~standard" in source ? source : structuredClone(source);
}

it("the input schema describes values that enter it, the output schema values that leave it", async () => {
  const source = z.string().transform(Number).pipe(z.number());
  const [input, output] = [toSchema(source, INPUT), toSchema(source, OUTPUT)];
  await prepareSchemas([input, output]);
  expect(input.jsonSchema).toMatchObject({ type: "string" });
  expect(output.jsonSchema).toMatchObject({ type: "number" });
});

describe("values", () => {
  it("are replaced by the output of the schema: defaults, coercions, transforms", async () => {
    const schema = toSchema(
      z.object({
        n: z.coerce.number(),
        s: z
          .string()
          .default("x")
          .transform((s) => s.length),
      }),
      INPUT,
    );
    expect(await schema.validate({ n: "5" })).toEqual({ ok: true, value: { n: 5, s: 1 } });
  });

  it("may be checked asynchronously", async () => {
    const schema = toSchema(
      z.string().refine(async (text) => text === "ok", "is not ok"),
      INPUT,
    );
    expect(await schema.validate("ok")).toEqual({ ok: true, value: "ok" });
    expect(await schema.validate("no")).toEqual({ ok: false, issues: [{ pointer: "", message: "is not ok" }] });
  });

  it("blobs.any-json: of any JSON type pass, undefined too", async () => {
    const schema = toSchema(z.unknown(), INPUT);
    for (const value of [null, true, 0, "", [], {}, undefined]) {
      expect(schema.validate(value)).toEqual({ ok: true, value });
    }
  });

  it("report a bounded number of issues", async () => {
    const result = await toSchema(z.array(z.string()), INPUT).validate(Array.from({ length: 5_000 }, () => 1));
    expect(result.ok ? 0 : result.issues.length).toBe(21);
  });

  it("with unusual paths still have a pointer", async () => {
    const schema = toSchema(
      fake(() => ({ issues: [{ message: "no", path: [{ key: "a~" }, 0, "b/c"] }] })),
      INPUT,
    );
    expect(schema.validate(1)).toEqual({ ok: false, issues: [{ pointer: "/a~0/0/b~1c", message: "no" }] });
  });
});

function fake(validate: StandardSchemaV1.Props["validate"]): StandardSchemaV1 {
  return { "~standard": { version: 1, vendor: "fake", validate } };
}

describe("a validator that fails", () => {
  const boom = new RangeError("boom");

  it("by throwing names component and field and keeps the cause", () => {
    const schema = toSchema(
      fake(() => {
        throw boom;
      }),
      OUTPUT,
    );
    const thrown = thrownBy(() => schema.validate(1));
    expect(thrown).toBeInstanceOf(SchemaError);
    expect(thrown).toMatchObject({
      name: "SchemaError",
      component: "/count",
      field: "output",
      cause: boom,
      message: 'The output schema of component "/count" threw while validating a value: boom',
    });
  });

  it("by rejecting does so as a rejection", async () => {
    const schema = toSchema(
      fake(() => Promise.reject(boom)),
      INPUT,
    );
    await expect(schema.validate(1)).rejects.toMatchObject({ name: "SchemaError", cause: boom });
    const zodSchema = toSchema(
      z.string().transform(() => {
        throw boom;
      }),
      INPUT,
    );
    await expect(zodSchema.validate("x")).rejects.toMatchObject({ name: "SchemaError", cause: boom });
  });

  it("by returning no result is an error, not a success", () => {
    const schema = toSchema(fake((() => undefined) as unknown as () => { value: unknown }), INPUT);
    expect(() => schema.validate(1)).toThrow("returned no result");
  });

  it("on a value that throws when it is read names the component", async () => {
    const schema = toSchema({ type: "object", required: ["a"], properties: { a: { type: "string" } } }, OUTPUT);
    await schema.prepare();
    const value = Object.defineProperty({}, "a", {
      enumerable: true,
      get() {
        throw boom;
      },
    });
    expect(() => schema.validate(value)).toThrow(
      'The output schema of component "/count" failed to validate a value: boom',
    );
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("a source that is not a schema", () => {
  it.each([
    [undefined, "got undefined"],
    [null, "got null"],
    ["string", "got string"],
    [true, "got boolean"],
    [() => true, "got an object of a class"],
    [new Date(), "got an object of a class"],
    [[], "got an object of a class"],
    [{ "~standard": { version: 2 } }, "got an object of a class"],
    [{ "~standard": undefined }, "got an object of a class"],
  ])("%o is refused at once", (source, got) => {
    const act = () => toSchema(source as object, INPUT);
    expect(act).toThrow(TypeError);
    expect(act).toThrow('The input schema of component "/count" must be a Standard Schema');
    expect(act).toThrow(got);
  });

  it("an invalid JSON Schema fails when prepared and when used, naming the component", async () => {
    const schema = toSchema({ type: "strnig" }, INPUT);
    const expected = /^The input schema of component "\/count" is not usable as JSON Schema: #\/type must be equal/;
    await expect(schema.prepare()).rejects.toThrow(expected);
    await expect(schema.validate("x")).rejects.toThrow(expected);
    await expect(toSchema(jsonSchema({ type: "strnig" }), INPUT).prepare()).rejects.toBeInstanceOf(SchemaError);
  });
});

describe("prepareSchemas", () => {
  it("returns all warnings and does not fail for schemas that cannot be converted", async () => {
    const schemas = [
      toSchema(z.string(), INPUT),
      toSchema(z.object({ when: z.date() }), OUTPUT),
      toSchema(
        fake(() => ({ value: 1 })),
        INPUT,
      ),
    ];
    expect(await prepareSchemas(schemas)).toEqual([
      'The output schema of component "/count" is incomplete in discovery: any value is shown for the date at #/properties/when, which JSON Schema cannot express.',
      'The input schema of component "/count" is incomplete in discovery: it cannot be converted to JSON Schema: fake offers no JSON Schema (~standard.jsonSchema).',
    ]);
  });

  it("throws the error of the only unusable schema", async () => {
    const schemas = [toSchema({ type: "x" }, INPUT), toSchema(z.string(), OUTPUT)];
    await expect(prepareSchemas(schemas)).rejects.toBeInstanceOf(SchemaError);
  });

  it("lists all unusable schemas", async () => {
    const schemas = [toSchema({ type: "x" }, INPUT), toSchema({ type: "y" }, { component: "/other", field: "output" })];
    await expect(prepareSchemas(schemas)).rejects.toThrow(/"\/count".*\n.*"\/other"/);
    await expect(prepareSchemas(schemas)).rejects.toBeInstanceOf(AggregateError);
  });
});
