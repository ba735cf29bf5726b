import { expectTypeOf, test } from "vitest";
import { createWorker, defineComponent, type WorkerComponents } from "../index.ts";

test("a definition inside the list keeps the parameters of its path", () => {
  const worker = createWorker({
    name: "inline",
    components: [
      defineComponent({
        path: "/greet/{name}",
        execute: (_input: unknown, { params }) => {
          expectTypeOf(params).toEqualTypeOf<{ readonly name: string }>();
          return `Hello ${params.name}`;
        },
      }),
    ],
  });
  expectTypeOf<keyof WorkerComponents<typeof worker>>().toEqualTypeOf<"/greet/{name}">();
});

test("a value that is not a component is refused", () => {
  // @ts-expect-error a path alone is no component
  createWorker({ name: "wrong", components: [{ path: "/x" }] });
  // @ts-expect-error a function needs a path: defineComponent, or worker.component
  createWorker({ name: "wrong", components: [() => 1] });
});
