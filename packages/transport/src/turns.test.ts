import { expect, it } from "vitest";
import { Turns } from "./turns.ts";

it("so many at once, the others in order as turns are given back", async () => {
  const turns = new Turns(2);
  expect([turns.take(), turns.take()]).toEqual([undefined, undefined]);
  const order: string[] = [];
  const waiting = ["third", "fourth"].map((name) => turns.take()?.then(() => order.push(name)));
  turns.giveBack();
  await waiting[0];
  expect(order).toEqual(["third"]);
  turns.giveBack();
  await waiting[1];
  expect(order).toEqual(["third", "fourth"]);
  turns.giveBack();
  turns.giveBack();
  expect([turns.take(), turns.take()]).toEqual([undefined, undefined]);
});

it("ends all waiting, and counts those who go on", async () => {
  const turns = new Turns(1);
  expect(turns.take()).toBeUndefined();
  const waiting = [turns.take(), turns.take()];
  turns.end();
  await Promise.all(waiting);
  for (let given = 0; given < 3; given++) turns.giveBack();
  expect(turns.take()).toBeUndefined();
});
