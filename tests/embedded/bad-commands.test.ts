import { join } from "node:path";
import type { FlowResult } from "@stepflow/protocol";
import type { Runtime } from "@stepflow/runtime";
import { describe, expect, it } from "vitest";
import { isAlive } from "../support/processes/processes.ts";
import { numbersIn, ownFolder, usePlainRuntime } from "./support/plain-runtime.ts";

const ONCE = { retry: { maxRetries: 0 } } as const;
const LIVES: FlowResult = { outcome: "success", result: "well" };

const start = usePlainRuntime();

const isWell = (runtime: Runtime): Promise<FlowResult> => runtime.execute("/w/echo", "well");

/** Innermost cause of a failure. */
function causeOf(result: FlowResult): string {
  if (result.outcome === "success") return expect.fail("It succeeded.");
  const { stack } = result.error.data as { stack: readonly { error: string }[] };
  return stack.at(-1)?.error ?? "";
}

describe("a step fails if a worker by command misbehaves, and the runtime goes on", () => {
  it.each([
    ["with an exit code", {}, /^its process ended with code 7\. Its last output:\n[\s\S]*\nout of memory$/],
    ["by a signal", { signal: "SIGKILL" }, /^its process ended by SIGKILL\. Its last output:\n/],
  ])("a worker that exits: %s, with the end of its output in the error of the step", async (_name, input, told) => {
    const runtime = await start({}, ONCE);
    expect(causeOf(await runtime.execute("/w/exit", input))).toMatch(told);
    expect(await isWell(runtime)).toEqual(LIVES);
  });

  it("a worker that exits: real runtimes do not report how", async () => {
    const runtime = await start({}, { ...ONCE, quirks: "0.11.1" });
    expect(JSON.stringify(await runtime.execute("/w/exit", {}))).not.toMatch(/ended|out of memory/);
  });

  it.each([undefined, "0.11.1"] as const)(
    "a worker that fails to restart once: the next execution starts it (%s)",
    async (quirks) => {
      const pids = join(await ownFolder(), "pids");
      const runtime = await start({ env: { PIDS: pids, AT_RESTART: "exit" } }, { ...ONCE, quirks });
      expect(await runtime.execute("/w/exit", {})).toMatchObject({ outcome: "failed" });
      const told = 'Worker "w" cannot be used: its process ended with code 3. Its last output:\nno luck';
      for (const restarts of [1, 2]) {
        expect(causeOf(await isWell(runtime))).toBe(told);
        expect(numbersIn(pids)).toHaveLength(1 + restarts);
      }
      expect(numbersIn(pids).filter(isAlive)).toEqual([]);
    },
  );

  it("a restarted worker that prints no port: the execution ends at its time limit, and close() ends the worker", async () => {
    const pids = join(await ownFolder(), "pids");
    const runtime = await start({ env: { PIDS: pids, AT_RESTART: "silence" } }, { ...ONCE, timeoutMs: 1_500 });
    expect(await runtime.execute("/w/exit", {})).toMatchObject({ outcome: "failed" });
    expect(causeOf(await isWell(runtime))).toBe('Worker "w" did not start again within 1500 ms.');
    await expect.poll(() => numbersIn(pids)).toHaveLength(2);
    const [, pid = 0] = numbersIn(pids);
    expect(isAlive(pid)).toBe(true);
    await runtime.close();
    expect(isAlive(pid)).toBe(false);
  });

  it.each([
    ["lines", "x".repeat(99).concat("\n")],
    ["one line without end", "x".repeat(100)],
  ])("a worker that floods stdout with %s: all output is read, and little is kept", async (_name, piece) => {
    const runtime = await start({}, ONCE);
    const flood = runtime.execute("/w/flood", { megabytes: 20, piece });
    expect(await isWell(runtime)).toEqual(LIVES);
    expect(await flood).toEqual({ outcome: "success", result: 1 });
    const told = causeOf(await runtime.execute("/w/exit", {}));
    expect(told).toMatch(/ended with code 7[\s\S]*xxx[\s\S]*out of memory$/);
    expect(told.length).toBeLessThan(20_000);
  });
});
