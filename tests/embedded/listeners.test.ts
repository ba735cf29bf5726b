import { getEventListeners } from "node:events";
import { createRuntime } from "@stepflow/runtime";
import { type ComponentContext, createWorker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { QUIET } from "./support/plain-runtime.ts";

/** Node warns of a leak above ten listeners. */
const MAX_LISTENERS = 10;
const COUNT = 40;
const ECHO = { steps: [{ id: "s", component: "/w/echo", input: 1 }], output: { $step: "s" } };

/** Calls that a component may make many times at once, all with the signal of its execution. */
const CALLS: Readonly<Record<string, (ctx: ComponentContext, i: number) => Promise<unknown>>> = {
  putBlob: (ctx, i) => ctx.putBlob({ i }, { signal: ctx.signal }),
  cached: (ctx, i) => ctx.cached(`key ${i}`, async () => i),
  submitRun: (ctx, i) => ctx.submitRun(ECHO, [i], { wait: true, signal: ctx.signal }),
  evaluateFlow: (ctx, i) => ctx.evaluateFlow(ECHO, i, { signal: ctx.signal }),
};

describe.each(["v0", "v1"] as const)("many calls at once, in dialect %s", (dialect) => {
  it.each(Object.entries(CALLS))("add few listeners to their common signal: %s", async (_name, call) => {
    let most = 0;
    const worker = createWorker({ name: "w" })
      .component("/echo", (input: unknown) => input)
      .component("/many", async (_input: unknown, ctx) => {
        const calls = Array.from({ length: COUNT }, (_, i) => call(ctx, i));
        const look = setInterval(() => {
          most = Math.max(most, getEventListeners(ctx.signal, "abort").length);
        });
        const { length } = await Promise.all(calls);
        clearInterval(look);
        return length;
      });
    const runtime = await createRuntime({ workers: { w: worker }, dialect, logger: QUIET });
    onTestFinished(() => runtime.close());
    expect(await runtime.execute("/w/many", {})).toEqual({ outcome: "success", result: COUNT });
    expect(most).toBeLessThanOrEqual(MAX_LISTENERS);
  });
});

it("many servers of one process add few listeners to its streams", async () => {
  const streams = [process.stdout, process.stderr, process.stdin, process] as const;
  const events = ["error", "close", "exit", "SIGTERM", "SIGHUP", "unhandledRejection", "beforeExit"];
  const count = () => Math.max(...streams.flatMap((stream) => events.map((event) => stream.listenerCount(event))));
  const before = count();
  const servers = await Promise.all(Array.from({ length: 12 }, () => serve(createWorker({ name: "w" }), { port: 0 })));
  const after = count();
  for (const server of servers) await server.close();
  // One for the reserved stdout and one for the loggers.
  expect(after - before).toBeLessThanOrEqual(2);
  expect(count()).toBe(before);
});
