import { InvalidInputError, OverloadedError, ShuttingDownError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createExecutor, limitTo } from "../../../../tests/support/create-executor.ts";
import { linkOf, refuse } from "../../../../tests/support/in-context.ts";
import { defineComponent } from "../component/component.ts";

describe("Executor: concurrency", () => {
  it("shutdown.drains: runs as many at once as there are slots, and refuses executions beyond the queue", async () => {
    const gate = createDeferred<void>();
    let running = 0;
    let most = 0;
    const component = defineComponent({
      path: "/x",
      async execute() {
        most = Math.max(most, ++running);
        await gate.promise;
        running--;
      },
    });
    const { execute } = createExecutor([component], {
      concurrency: limitTo(2, 1),
    });
    const all = Promise.allSettled([1, 2, 3, 4].map(() => execute("/x")));
    await new Promise((resolve) => setImmediate(resolve));
    gate.resolve();
    const outcomes = await all;
    expect(most).toBe(2);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
    expect(outcomes[3]).toMatchObject({ reason: expect.any(OverloadedError) });
  });

  it("a component that fails or reaches its deadline releases its slot", async () => {
    const { execute } = createExecutor(
      [
        defineComponent({ path: "/fail", execute: () => Promise.reject(new Error("x")) }),
        defineComponent({ path: "/endless", timeoutMs: 5, execute: () => new Promise(() => {}) }),
        defineComponent({ path: "/checked", output: z.string(), execute: () => 1 as unknown as string }),
        defineComponent({ path: "/fine", execute: () => "fine" }),
      ],
      { concurrency: limitTo(1, 0) },
    );
    for (const path of ["/fail", "/endless", "/checked"]) await expect(execute(path)).rejects.toThrow();
    expect(await execute("/fine")).toBe("fine");
  });

  it("invalid input takes no slot", async () => {
    const gate = createDeferred<void>();
    const { execute } = createExecutor(
      [
        defineComponent({ path: "/long", execute: () => gate.promise }),
        defineComponent({ path: "/checked", input: z.string(), execute: (text: string) => text }),
      ],
      { concurrency: limitTo(1, 0) },
    );
    const long = execute("/long");
    await expect(execute("/checked", 1)).rejects.toThrow(InvalidInputError);
    await expect(execute("/checked", "fits")).rejects.toThrow(OverloadedError);
    gate.resolve();
    await long;
  });

  it("a component that waits for a sub-run on a full worker does not block the sub-run", async () => {
    const components = [
      defineComponent({
        path: "/outer",
        execute: async (_input: unknown, ctx) => (await ctx.submitRun("flow", [1], { wait: true })).status,
      }),
      defineComponent({ path: "/inner", execute: () => "inner" }),
    ];
    const concurrency = limitTo(1, 9);
    const { execute } = createExecutor(components, { concurrency });
    // The runtime executes the sub-run on this very worker.
    const submit = async () => ({
      runId: "sub",
      flowId: "flow",
      status: String(await execute("/inner")),
      items: { total: 1, completed: 1, running: 0, failed: 0, cancelled: 0 },
      createdAt: "",
    });
    const link = linkOf({ runs: async () => ({ submit, get: refuse }) });
    expect(await Promise.all([execute("/outer", 1, link), execute("/outer", 2, link)])).toEqual(["inner", "inner"]);
    expect(await (await concurrency.acquire()).yieldWhile(async () => "nothing is held")).toBe("nothing is held");
  });
});

it("execution.cancelled: does not start an execution that was lost while its input was checked or while it waited for its slot", async () => {
  const begun = vi.fn();
  const concurrency = limitTo(1, 10);
  const { execute } = createExecutor([defineComponent({ path: "/x", execute: begun })], { concurrency });
  const held = await concurrency.acquire();
  const reason = new Error("gone");
  let lost: Error | undefined;
  const link = {
    ...linkOf(),
    get lost() {
      return lost;
    },
  };
  const executing = execute("/x", null, link);
  lost = reason;
  held.release();
  await expect(executing).rejects.toBe(reason);
  expect(begun).not.toHaveBeenCalled();
  (await concurrency.acquire()).release();
});

describe("Executor.interruptAll", () => {
  it("shutdown.drains: fails running and waiting executions, and aborts their signals", async () => {
    const reasons: unknown[] = [];
    const component = defineComponent({
      path: "/x",
      execute: (_input: unknown, { signal }) =>
        new Promise(() => signal.addEventListener("abort", () => reasons.push(signal.reason))),
    });
    const { executor, execute } = createExecutor([component], {
      concurrency: limitTo(1, 9),
    });
    const all = [execute("/x"), execute("/x")].map((execution) => execution.catch((error: unknown) => error));
    await new Promise((resolve) => setImmediate(resolve));
    const reason = new ShuttingDownError();
    executor.interruptAll(reason);
    expect(await Promise.all(all)).toEqual([reason, reason]);
    expect(reasons).toEqual([reason]);
  });
});
