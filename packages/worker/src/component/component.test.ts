import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineComponent, toDefinition } from "./component.ts";

const execute = () => "done";
const define = defineComponent as (definition: unknown) => object;

describe("defineComponent", () => {
  it("components.register: keeps its options in a frozen object", () => {
    const input = z.object({ n: z.number() });
    const output = { type: "number" };
    const inferOutputSchema = () => output;
    const given = { path: "/a/{id}", description: "Adds.", input, output, inferOutputSchema, timeoutMs: 5, execute };
    const component = defineComponent(given);
    expect(component).toEqual(given);
    expect(component).not.toBe(given);
    expect(component.input).toBe(input);
    expect(Object.isFrozen(component)).toBe(true);
  });

  it("has no members for omitted options", () => {
    expect(Object.keys(defineComponent({ path: "/a", execute }))).toEqual(["path", "execute"]);
  });

  it("accepts a changed copy of a definition", () => {
    const component = defineComponent({ path: "/a", description: "A.", execute });
    expect(define({ ...component, path: "/b" })).toEqual({ path: "/b", description: "A.", execute });
  });

  it.each([
    [{ path: "a", execute }, 'starts with "/"'],
    [{ execute }, 'starts with "/"'],
    [{ path: "/{a", execute }, 'Component path "/{a" is invalid'],
    [{ path: "/a" }, 'Component "/a": execute must be a function, got undefined.'],
    [{ path: "/a", execute: null }, "got null"],
    [{ path: "/a", execute, inputs: {} }, 'unknown option "inputs". Did you mean "input"?'],
    [{ path: "/a", execute, retries: 1 }, 'unknown option "retries". Known options are description, input,'],
    [{ path: "/a", execute, description: 1 }, "description must be a string"],
    [{ path: "/a", execute, input: "string" }, 'The input schema of component "/a" must be a Standard Schema'],
    [{ path: "/a", execute, output: null }, 'The output schema of component "/a" must be a Standard Schema'],
    [{ path: "/a", execute, inferOutputSchema: {} }, "inferOutputSchema must be a function"],
    [{ path: "/a", execute, timeoutMs: 0 }, "timeoutMs must be a number of milliseconds from 1 to 2147483647, got 0."],
    [{ path: "/a", execute, timeoutMs: Number.NaN }, "got NaN"],
    [{ path: "/a", execute, timeoutMs: 2 ** 31 }, "got 2147483648"],
    [{ path: "/a", execute, timeoutMs: "5" }, "timeoutMs must be a number"],
  ])("refuses %o", (definition, why) => {
    expect(() => define(definition)).toThrow(TypeError);
    expect(() => define(definition)).toThrow(why);
  });
});

describe("toDefinition", () => {
  it("reads (path, execute) and (path, options, execute)", () => {
    expect(toDefinition("/a", execute)).toEqual({ path: "/a", execute });
    expect(toDefinition("/a", { description: "A." }, execute)).toEqual({ path: "/a", description: "A.", execute });
  });

  it("takes neither the path nor the function from the options", () => {
    expect(() => toDefinition("/a", { path: "/b" }, execute)).toThrow('unknown option "path"');
    expect(() => toDefinition("/a", { execute })).toThrow("execute must be a function, got object");
  });

  it.each([
    [["/a"], "execute must be a function, got undefined"],
    [["/a", {}, undefined], "execute must be a function, got undefined"],
    [["/a", null, execute], "options must be an object"],
    [["/a", "text", execute], "options must be an object"],
  ] as const)("refuses %o", ([path, ...rest], why) => {
    expect(() => toDefinition(path, ...rest)).toThrow(why);
  });
});
