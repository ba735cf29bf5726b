import { createDeferred } from "@stepflow/protocol/internal";
import { expect, it } from "vitest";
import { ChangeQueue } from "./change-queue.ts";

it("handles changes one after another, and those that arrive meanwhile together", async () => {
  const first = createDeferred<void>();
  const second = createDeferred<void>();
  const handled: (readonly string[])[] = [];
  const queue = new ChangeQueue<string>(async (changes) => {
    handled.push(changes);
    if (handled.length === 1) await first.promise;
    else second.resolve();
  });
  queue.add("a");
  queue.add("b");
  queue.add("c", "d");
  expect(handled).toEqual([["a"]]);
  first.resolve();
  await second.promise;
  expect(handled).toEqual([["a"], ["b", "c", "d"]]);
});

it("drops waiting changes when it is closed, and waits for the current ones", async () => {
  const first = createDeferred<void>();
  const handled: (readonly string[])[] = [];
  const queue = new ChangeQueue<string>(async (changes) => {
    handled.push(changes);
    await first.promise;
  });
  queue.add("a");
  queue.add("b");
  const closed = queue.close();
  queue.add("c");
  first.resolve();
  await closed;
  expect(handled).toEqual([["a"]]);
});
