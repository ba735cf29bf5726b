import { expect, expectTypeOf, it } from "vitest";
import { defined } from "./defined.ts";

it("keeps the members that are not undefined, such as null and 0", () => {
  const label = undefined as string | undefined;
  const members = defined({ id: 0, label, parent: null });
  expect(members).toEqual({ id: 0, parent: null });
  expect("label" in members).toBe(false);
  expectTypeOf(members).toEqualTypeOf<{ id: number; parent: null } & { label?: string }>();
});
