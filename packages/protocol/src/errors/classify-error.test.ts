import { describe, expect, it } from "vitest";
import {
  CallbackAbortedError,
  ComponentError,
  NotInitializedError,
  toComponentError,
  toInternalError,
  toRpcError,
} from "../index.ts";

describe("what a component may throw", () => {
  it.each<readonly [unknown, string, object]>([
    [new TypeError("x is undefined"), "x is undefined", { error: "TypeError", component: "/a" }],
    [new Error(""), "Error", { error: "Error", component: "/a" }],
    ["text", "text", { error: "string", component: "/a" }],
    ["", 'Component threw ""', { error: "string", component: "/a" }],
    [undefined, "Component threw undefined", { error: "undefined", component: "/a" }],
    [null, "Component threw null", { error: "object", component: "/a" }],
    [{ reason: 7 }, 'Component threw {"reason":7}', { error: "object", component: "/a" }],
    [Symbol("s"), "Component threw Symbol(s)", { error: "symbol", component: "/a" }],
    [10n, "Component threw a value of type bigint", { error: "bigint", component: "/a" }],
  ])("errors.text-reaches-user: %s keeps its message", (thrown, message, data) => {
    expect(toRpcError(thrown, "/a")).toEqual({ code: -32100, message, data });
  });

  it("data of an author is sent unchanged, whatever its type", () => {
    for (const data of [{ a: 1 }, [1], "text", 0, null, false]) {
      expect(toRpcError(new ComponentError("m", { data }), "/a").data).toEqual(data);
    }
  });

  it("data that JSON cannot hold is replaced, and the error is sent nevertheless", () => {
    const data: Record<string, unknown> = { id: 5n, cause: new Error("boom"), pending: Promise.resolve(1) };
    data["self"] = data;
    const sent = { id: "5", cause: { name: "Error", message: "boom" }, pending: "[Promise]", self: "[circular]" };
    expect(toRpcError(new ComponentError("m", { data }), "/a")).toEqual({ code: -32100, message: "m", data: sent });
  });

  it("a code that contradicts retry or is not an integer is refused by the constructor", () => {
    expect(() => new ComponentError("m", { code: -32300, retry: "never" })).toThrow(
      'ComponentError: code -32300 means retry "always" to a runtime, but the option retry is "never". ' +
        'Omit one of them; a code for "never" is -32000.',
    );
    for (const code of [1.5, Number.NaN, 2 ** 53, "7" as never]) {
      expect(() => new ComponentError("m", { code })).toThrow(TypeError);
    }
    expect(new ComponentError("m", { code: -32150, retry: "byFlow" })).toMatchObject({ code: -32150, retry: "byFlow" });
  });

  it("an error outside of a component is an internal error", () => {
    expect(toInternalError(new Error("bug"))).toEqual({ code: -32603, message: "Internal error: bug", data: {} });
    expect(toInternalError(new NotInitializedError("m"))).toMatchObject({ code: -32002 });
  });

  it("neither cause nor stack ever leaves the process", () => {
    const cause = new Error("secret: password");
    const errors = [
      new ComponentError("Outer.", { cause }),
      new CallbackAbortedError("m", cause),
      toComponentError(Object.assign(new Error("Plain."), { cause, code: "ENOENT", data: { secret: 1 } })),
    ];
    for (const error of errors) {
      expect(error.cause).toBeDefined();
      const sent = JSON.stringify([toRpcError(error), toInternalError(error), error.toRpcError()]);
      expect(sent).not.toMatch(/secret|stack|at .*\.ts|ENOENT/);
    }
  });
});
