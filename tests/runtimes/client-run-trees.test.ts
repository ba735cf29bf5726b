import type { Client, RunTree } from "@stepflow/client";
import { createWorker, defineComponent, silentLogger } from "@stepflow/worker";
import { flow, own } from "@stepflow/worker/flow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EMBEDDED, IN_PROCESS_V0, openTestBench, REAL_09, REAL_011, REAL_013 } from "../support/runtimes/test-bench.ts";

const leaf = defineComponent({ path: "/leaf", execute: ({ n }: { n: number }) => n });
/** Runs a flow for each number below `n`, which do the same. */
const branch = defineComponent({
  path: "/branch",
  async execute({ n }: { n: number }, ctx) {
    const inner = { name: `branch ${n}`, steps: [{ id: "s", component: own("/branch"), input: { n: n - 1 } }] };
    if (n > 0) await ctx.evaluateFlow({ ...inner, output: { $step: "s" } }, {});
    return n;
  },
});
const worker = createWorker({ name: "tree", logger: silentLogger, components: [leaf, branch] });
const branching = flow({ name: "branching", mount: { lab: worker } }, ({ step }) => step("s", branch, { n: 2 }));

function depthOf({ children }: RunTree): number {
  return 1 + Math.max(0, ...children.map(depthOf));
}

describe.each([REAL_09, REAL_011, REAL_013, EMBEDDED, IN_PROCESS_V0])("a client of runtime $name", (way) => {
  let client: Client;
  let stop = async (): Promise<void> => {};
  beforeAll(async () => {
    const lab = await openTestBench(way, worker);
    client = lab.client;
    stop = lab.close;
  });
  afterAll(() => stop());

  it("shows the runs that components started, except where these are independent", async () => {
    const { runId, items } = await client.run(branching, [{}]);
    expect(items[0]?.result).toEqual({ outcome: "success", result: 2 });
    const tree = await client.getRunTree(runId);
    expect(tree.run).toMatchObject({ runId, flowName: "branching", status: "completed" });
    // On 0.9, 0.12 and 0.13 a run that a component starts is an independent root.
    expect(depthOf(tree)).toBe(way === REAL_09 || way === REAL_013 ? 1 : 3);
  });

  it("continues an event stream where it was left, if there is one", async () => {
    const { runId } = await client.run(branching, [{}]);
    const numbers = async (since?: number): Promise<(number | undefined)[]> => {
      const found: (number | undefined)[] = [];
      for await (const event of client.follow(runId, { since, timeoutMs: 20_000 }))
        if (event.type === "event") found.push(event.sequence);
      return found;
    };
    if (way === REAL_09 || way === REAL_011) {
      await expect(numbers(1)).rejects.toMatchObject({ name: "NotServedError" });
      expect(await numbers()).toEqual([]);
      return;
    }
    const all = await numbers();
    expect(all.length).toBeGreaterThan(2);
    expect(all).toEqual(all.map((_, index) => (all[0] ?? 0) + index));
    expect(await numbers(all[2])).toEqual(all.slice(2));
    // The stream of a real runtime never ends from here on; the client finds the end of the run itself.
    expect(await numbers((all.at(-1) ?? 0) + 1)).toEqual([]);
  });
});
