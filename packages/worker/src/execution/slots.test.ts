import { OverloadedError } from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Slot } from "./slots.ts";
import { Slots } from "./slots.ts";

/** Lets everything run that does not wait for I/O. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function createDeferred() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((onResolve) => {
    resolve = onResolve;
  });
  return { promise, resolve };
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  await settle();
  return !settled;
}

describe("Slots", () => {
  it("grants as many slots as there are, then each released slot to the longest waiting execution", async () => {
    const slots = new Slots({ concurrency: 2, queueLimit: 10 });
    const [first, second] = [await slots.acquire(), await slots.acquire()];
    const order: string[] = [];
    const third = slots.acquire().then(() => order.push("third"));
    const fourth = slots.acquire().then(() => order.push("fourth"));
    await settle();
    expect(order).toEqual([]);
    first.release();
    await third;
    expect(order).toEqual(["third"]);
    second.release();
    await fourth;
    expect(order).toEqual(["third", "fourth"]);
  });

  it("shutdown.drains: refuses executions while the queue is full, and accepts them afterwards", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 1 });
    const first = await slots.acquire();
    const waiting = slots.acquire();
    await expect(slots.acquire()).rejects.toThrow(OverloadedError);
    await expect(slots.acquire()).rejects.toThrow(
      expect.objectContaining({ code: -32300, data: { reason: "overloaded", limit: 1 } }),
    );
    first.release();
    (await waiting).release();
    (await slots.acquire()).release();
  });

  it("without a queue, refuses every execution while all slots are taken", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 0 });
    const first = await slots.acquire();
    await expect(slots.acquire()).rejects.toThrow(OverloadedError);
    first.release();
    await expect(slots.acquire()).resolves.toBeDefined();
  });

  it("a slot that is released twice counts once", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const first = await slots.acquire();
    first.release();
    first.release();
    await slots.acquire();
    expect(await isPending(slots.acquire())).toBe(true);
  });
});

describe("a ticket", () => {
  it("can be cancelled: the next one moves up, and whenNoneWaits() resolves", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const first = slots.join();
    const [second, third] = [slots.join(), slots.join()];
    const clear = slots.whenNoneWaits();
    second.cancel();
    expect(await isPending(clear)).toBe(true);
    (await first.slot).release();
    await third.slot;
    await clear;
    expect(await isPending(second.slot)).toBe(true);
  });

  it("cannot be cancelled once the slot is granted", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const place = slots.join();
    place.cancel();
    const slot = await place.slot;
    place.cancel();
    const next = slots.join();
    expect(await isPending(next.slot)).toBe(true);
    slot.release();
    await next.slot;
  });
});

describe("Slot.yieldWhile", () => {
  it("lets another execution run during the wait, and waits for its turn afterwards", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const outer = await slots.acquire();
    const sub = createDeferred();
    const lent = outer.yieldWhile(() => sub.promise);
    const inner = await slots.acquire();
    sub.resolve();
    expect(await isPending(lent)).toBe(true);
    inner.release();
    await lent;
    expect(await isPending(slots.acquire())).toBe(true);
  });

  it("returns and throws as the work does, and has the slot again in both cases", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const slot = await slots.acquire();
    await expect(slot.yieldWhile(async () => 7)).resolves.toBe(7);
    await expect(slot.yieldWhile(() => Promise.reject(new Error("sub-run failed")))).rejects.toThrow("sub-run failed");
    expect(await isPending(slots.acquire())).toBe(true);
  });

  it("an execution that wants its yielded slot back waits behind earlier ones", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const outer = await slots.acquire();
    const sub = createDeferred();
    const order: string[] = [];
    const lent = outer.yieldWhile(() => sub.promise).then(() => order.push("outer"));
    const inner = await slots.acquire();
    const next = slots.acquire().then((slot) => {
      order.push("next");
      return slot;
    });
    sub.resolve();
    await settle();
    inner.release();
    (await next).release();
    await lent;
    expect(order).toEqual(["next", "outer"]);
  });

  it("yielding twice at once takes back one slot, not two", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const outer = await slots.acquire();
    const [first, second] = [createDeferred(), createDeferred()];
    const lentFirst = outer.yieldWhile(() => first.promise);
    const inner = await slots.acquire();
    first.resolve();
    await settle();
    // The first execution already waits for the slot when the second begins and ends.
    const lentSecond = outer.yieldWhile(() => second.promise);
    second.resolve();
    await settle();
    inner.release();
    await Promise.all([lentFirst, lentSecond]);
    outer.release();
    (await slots.acquire()).release();
    await expect(slots.acquire()).resolves.toBeDefined();
  });

  it("an execution that ended while its slot was yielded takes none back", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const outer = await slots.acquire();
    const sub = createDeferred();
    const lent = outer.yieldWhile(() => sub.promise);
    outer.release();
    const next = await slots.acquire();
    sub.resolve();
    await lent;
    next.release();
    await expect(slots.acquire()).resolves.toBeDefined();
  });

  it("an execution that ended while it waited for its slot passes it on at once", async () => {
    const slots = new Slots({ concurrency: 1, queueLimit: 10 });
    const outer = await slots.acquire();
    const lent = outer.yieldWhile(async () => {});
    const inner = await slots.acquire();
    await settle();
    outer.release();
    inner.release();
    await lent;
    await expect(slots.acquire()).resolves.toBeDefined();
  });
});

/** The actions of a component, in order. */
const steps = fc.array(fc.constantFrom("work", "lend", "lend twice"), { maxLength: 4 });

describe("Slots, whatever components do", () => {
  it("never run more components than there are slots, and every component ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(steps, { minLength: 1, maxLength: 12 }),
        fc.scheduler(),
        async (concurrency, programs, scheduler) => {
          const slots = new Slots({ concurrency, queueLimit: Number.POSITIVE_INFINITY });
          let running = 0;
          let most = 0;
          const pause = (label: string) => scheduler.schedule(Promise.resolve(), label);
          const enter = () => {
            running++;
            most = Math.max(most, running);
          };
          /** The component does not run while at least one of its waits is pending. */
          const lend = async (slot: Slot) => {
            running--;
            await slot.yieldWhile(() => pause("sub-run"));
            enter();
          };
          const lendTwice = async (slot: Slot) => {
            running--;
            const twice = async () => {
              await slot.yieldWhile(() => pause("first"));
              await pause("between");
              await slot.yieldWhile(() => pause("second"));
            };
            await Promise.all([slot.yieldWhile(() => pause("beside")), twice()]);
            enter();
          };
          const execute = async (program: readonly string[]) => {
            const slot = await slots.acquire();
            enter();
            for (const step of program) {
              if (step === "lend") await lend(slot);
              else if (step === "lend twice") await lendTwice(slot);
              else await pause("work");
            }
            running--;
            slot.release();
          };
          const all = programs.map(execute);
          await scheduler.waitFor(Promise.all(all));
          expect(most).toBeLessThanOrEqual(concurrency);
          expect(running).toBe(0);
          // No slot was lost: as many components can run as before.
          await Promise.all(Array.from({ length: concurrency }, () => slots.acquire()));
          expect(await isPending(slots.acquire())).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
