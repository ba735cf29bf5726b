import { expect, it } from "vitest";
import { Semaphore } from "./semaphore.ts";

it("grants the given number of permits, and the others in order when permits are released", async () => {
  const semaphore = new Semaphore(2);
  expect([semaphore.acquire(), semaphore.acquire()]).toEqual([undefined, undefined]);
  const order: string[] = [];
  const waiting = ["third", "fourth"].map((name) => semaphore.acquire()?.then(() => order.push(name)));
  semaphore.release();
  await waiting[0];
  expect(order).toEqual(["third"]);
  semaphore.release();
  await waiting[1];
  expect(order).toEqual(["third", "fourth"]);
  semaphore.release();
  semaphore.release();
  expect([semaphore.acquire(), semaphore.acquire()]).toEqual([undefined, undefined]);
});

it("releaseAll grants a permit to all waiting callers, and counts these permits", async () => {
  const semaphore = new Semaphore(1);
  expect(semaphore.acquire()).toBeUndefined();
  const waiting = [semaphore.acquire(), semaphore.acquire()];
  semaphore.releaseAll();
  await Promise.all(waiting);
  for (let given = 0; given < 3; given++) semaphore.release();
  expect(semaphore.acquire()).toBeUndefined();
});

it("skips a caller that has cancelled its wait", async () => {
  const semaphore = new Semaphore(1);
  expect(semaphore.acquire()).toBeUndefined();
  let cancel = (): void => {};
  void semaphore.acquire((onCancel) => {
    cancel = onCancel;
  });
  const second = semaphore.acquire();
  expect([semaphore.waiting, semaphore.isExhausted]).toEqual([2, true]);
  cancel();
  expect(semaphore.waiting).toBe(1);
  semaphore.release();
  await second;
  expect(semaphore.waiting).toBe(0);
});
