import { describe, expect, it } from "vitest";
import { flow, own } from "../flow.ts";
import { defineComponent } from "../index.ts";

const echo = defineComponent({ path: "/echo", execute: (input: unknown) => input });
const greet = defineComponent({ path: "/greet/{name}", execute: (_: { loud: boolean }, { params }) => params.name });

describe("own", () => {
  it("refers to components of the worker that submits it, without a mount", () => {
    const { definition } = flow({ name: "own" }, ({ step }) => [
      step("a", own(echo), 1),
      step("b", own(greet), { loud: true }, { params: { name: "Ann" } }),
      step("c", own("/echo"), 2),
    ]);
    expect(definition.steps.map(({ component }) => component)).toEqual(["/$own/echo", "/$own/greet/Ann", "/$own/echo"]);
    expect(() => flow({ name: "own" }, ({ step }) => step("b", own(greet), { loud: true }))).toThrow(
      "Component /greet/{name} needs a value for {name}. Set params.name in the options of the step.",
    );
    expect(() => own("echo" as "/echo")).toThrow('own: the path of a component must start with a slash; got "echo".');
  });
});
