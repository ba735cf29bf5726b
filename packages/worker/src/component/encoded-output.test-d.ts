import * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { createWorker } from "../worker/create-worker.ts";
import type { WorkerComponents } from "../worker/worker.ts";
import { defineComponent, type OutputOf } from "./component.ts";
import type { ReturnedOf, SentOf } from "./encoded-output.ts";

const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

test("a component returns the decoded side of a codec, and flows receive the encoded one", () => {
  const component = defineComponent({
    path: "/now",
    output: z.object({ at: instant, tags: z.array(z.string()) }),
    execute: () => ({ at: new Date(0), tags: [] }),
  });
  expectTypeOf<OutputOf<typeof component>>().toEqualTypeOf<{ at: string; tags: string[] }>();
  const withInput = defineComponent({
    execute({ at }) {
      expectTypeOf(at).toEqualTypeOf<Date>();
      return { at };
    },
    output: z.object({ at: instant }),
    input: z.object({ at: instant }),
    path: "/later",
  });
  expectTypeOf<OutputOf<typeof withInput>>().toEqualTypeOf<{ at: string }>();
  // @ts-expect-error the encoded side is not what the function returns
  defineComponent({ path: "/a", output: z.object({ at: instant }), execute: () => ({ at: "1970-01-01T00:00:00Z" }) });
  // @ts-expect-error the same with an input schema
  defineComponent({ path: "/a", input: z.string(), output: z.object({ at: instant }), execute: (at) => ({ at }) });
});

test("worker.component does the same", () => {
  const worker = createWorker({ name: "w" })
    .component("/now", { output: z.object({ at: instant }) }, () => ({ at: new Date(0) }))
    .component("/later", { input: instant, output: instant }, (at) => {
      expectTypeOf(at).toEqualTypeOf<Date>();
      return at;
    });
  type Components = WorkerComponents<typeof worker>;
  expectTypeOf<OutputOf<Components["/now"]>>().toEqualTypeOf<{ at: string }>();
  expectTypeOf<OutputOf<Components["/later"]>>().toEqualTypeOf<string>();
  // @ts-expect-error the encoded side is not what the function returns
  createWorker({ name: "w" }).component("/a", { output: instant }, () => "1970-01-01T00:00:00Z");
});

test("a codec is found wherever a value of the schema has one", () => {
  const deep = z.object({ a: z.object({ b: z.array(z.object({ at: instant.optional() })) }) });
  expectTypeOf<ReturnedOf<typeof deep>>().toEqualTypeOf<z.output<typeof deep>>();
  expectTypeOf<SentOf<typeof deep>>().toEqualTypeOf<z.input<typeof deep>>();
  const schemas = [
    z.union([z.number(), instant]),
    z.tuple([z.string(), instant]),
    z.tuple([z.string()], instant),
    z.record(z.string(), instant),
    z.intersection(z.object({ n: z.number() }), z.object({ at: instant })),
    z.string().pipe(instant),
    z.lazy(() => instant),
    z.discriminatedUnion("k", [z.object({ k: z.literal(1), at: instant }), z.object({ k: z.literal(2) })]),
    instant.nullable(),
    instant.readonly(),
    z.stringbool(),
    mini.object({ on: mini.stringbool() }),
  ] as const;
  type NotFound<S> = S extends z.ZodType | mini.ZodMiniType ? (ReturnedOf<S> extends z.output<S> ? never : S) : never;
  expectTypeOf<NotFound<(typeof schemas)[number]>>().toBeNever();
  const length = z.string().transform((text) => text.length);
  expectTypeOf<NotFound<typeof length>>().toEqualTypeOf<typeof length>();
});

test("schemas without a codec parse outputs", () => {
  const iso = z.object({ when: z.date().transform((date) => date.toISOString()) });
  expectTypeOf<ReturnedOf<typeof iso>>().toEqualTypeOf<{ when: Date }>();
  expectTypeOf<SentOf<typeof iso>>().toEqualTypeOf<{ when: string }>();
  const length = v.pipe(
    v.string(),
    v.transform((text) => text.length),
  );
  expectTypeOf<ReturnedOf<typeof length>>().toEqualTypeOf<string>();
  expectTypeOf<SentOf<typeof length>>().toEqualTypeOf<number>();
  expectTypeOf<SentOf<z.ZodType<Date, string>>>().toEqualTypeOf<Date>();
});

test("recursive schemas", () => {
  const Node = z.object({
    at: instant,
    get children() {
      return z.array(Node);
    },
  });
  expectTypeOf<ReturnedOf<typeof Node>["children"][number]["at"]>().toEqualTypeOf<Date>();
  expectTypeOf<SentOf<typeof Node>["children"][number]["at"]>().toEqualTypeOf<string>();
  const json = z.json();
  expectTypeOf<ReturnedOf<typeof json>>().toEqualTypeOf<z.input<typeof json>>();
});
