import { expect, it } from "vitest";
import { OpenCallbacks } from "./open-callbacks.ts";

it("holds one member, several, and one again, in the order in which they were added", () => {
  const open = new OpenCallbacks<string>();
  expect([open.size, open.all()]).toEqual([0, []]);
  open.add("a");
  expect([open.size, open.all()]).toEqual([1, ["a"]]);
  for (const callback of ["b", "c"]) open.add(callback);
  expect([open.size, open.all()]).toEqual([3, ["a", "b", "c"]]);
  open.delete("a");
  open.add("d");
  expect([open.size, open.all()]).toEqual([3, ["b", "c", "d"]]);
  for (const callback of ["b", "c", "c", "d", "none"]) open.delete(callback);
  expect([open.size, open.all()]).toEqual([0, []]);
  open.add("e");
  expect([open.size, open.all()]).toEqual([1, ["e"]]);
});
