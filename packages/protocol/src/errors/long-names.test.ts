import { expect, it } from "vitest";
import { ComponentNotFoundError } from "./component-errors.ts";
import { MethodNotFoundError } from "./request-errors.ts";

it("errors show the beginning of a name of any length", () => {
  const name = "n".repeat(5_000_000);
  for (const error of [new ComponentNotFoundError(`/${name}`), new MethodNotFoundError(name)]) {
    expect(JSON.stringify([error.message, error.data]).length).toBeLessThan(1_500);
    expect(error.message).toContain("nnn… (500000");
  }
});
