import { ComponentError, createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";

const Amount = z.object({ n: z.number().int() });

export const half = defineComponent({
  path: "/half",
  description: "Halves a number; halves of odd ones do not fit its own output schema.",
  input: Amount,
  output: Amount,
  execute: ({ n }) => ({ n: n / 2 }),
});

export const order = defineComponent({
  path: "/order",
  description: "Fails, and says whether the runtime shall try again.",
  input: z.object({ retry: z.enum(["never", "byFlow", "always"]).default("byFlow") }),
  execute({ retry }, ctx) {
    throw new ComponentError(`Nothing left in stock (attempt ${ctx.attempt}).`, { retry, data: { left: 0 } });
  },
});

export const pay = defineComponent({
  path: "/pay",
  description: "Fails with a code of its own.",
  execute(_input: unknown, ctx) {
    throw new ComponentError(`The card was declined (attempt ${ctx.attempt}).`, { code: 402, data: { card: "…0002" } });
  },
});

export const crash = defineComponent({
  path: "/crash",
  description: "Throws what it did not mean to throw.",
  execute: () => BigInt("not a number"),
});

export const hang = defineComponent({
  path: "/hang",
  description: "Does not end by itself; its deadline passes.",
  timeoutMs: 50,
  execute: (_input: unknown, ctx) => untilAborted(ctx.signal),
});

export const lost = defineComponent({
  path: "/lost",
  description: "Lets the error of a call to the runtime through.",
  execute: (_input: unknown, ctx) => ctx.getBlob("0".repeat(64)),
});

export const occupy = defineComponent({
  path: "/occupy",
  description: "Keeps the worker busy until it stops.",
  execute(_input: unknown, ctx) {
    ctx.log.info("Occupied.");
    return untilAborted(ctx.signal);
  },
});

/** A component that listens to the signal can stop working as soon as its result is no longer needed. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

export default createWorker({ name: "errors", components: [half, order, pay, crash, hang, lost, occupy] });
