import { expect, it } from "vitest";
import { flow } from "./flow.ts";

it("flow and step refuse options that do not exist", () => {
  const wrong = { name: "f", descripton: "a" } as { name: string };
  expect(() => flow(wrong, () => null)).toThrow('flow: there is no option "descripton". Did you mean "description"?');
  const step = { onErrors: "fail" } as object;
  expect(() => flow({ name: "f" }, (builder) => builder.step("a", "/x", 1, step))).toThrow(
    'Flow "f": step "a": there is no option "onErrors". Did you mean "onError"?',
  );
});
