import type { Client } from "@stepflow/client";
import { pull } from "@stepflow/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { createWorker, silentLogger, type Worker } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { findFreePort } from "../../packages/orchestrator/src/process/free-port.ts";
import { oneStepFlow } from "../support/data/flows.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import {
  EMBEDDED_PULL,
  IN_PROCESS,
  IN_PROCESS_V0,
  openTestBench,
  REAL_011,
  REAL_013,
  type Setup,
} from "../support/runtimes/test-bench.ts";

const SETTINGS = { announce: false, handleSignals: false, logger: silentLogger } as const;

async function useLab(way: Setup, worker: Worker): Promise<Client> {
  const { client, close } = await openTestBench(way, worker);
  onTestFinished(close);
  return client;
}

/** How the items of one run ended. */
async function run(client: Client, component: string, inputs: readonly unknown[] = [null]) {
  const { items } = await client.run(oneStepFlow(`/lab${component}`), inputs);
  return items.map(({ result }) => result);
}

const computedAnew = (value: unknown) => ({
  outcome: "success",
  result: { value, fromCache: false, blobId: expect.stringMatching(/^[0-9a-f]{64}$/) },
});
const found = (value: unknown) => ({ outcome: "success", result: { ...computedAnew(value).result, fromCache: true } });

describe.each([REAL_011, REAL_013, IN_PROCESS, IN_PROCESS_V0])(
  "patterns.cached-results: results by key, runtime $name",
  (way) => {
    it("a function that never ends keeps its key only until its execution ends", async () => {
      let computed = 0;
      const compute = () => (++computed === 1 ? new Promise<never>(() => {}) : "fresh");
      const worker = createWorker({ name: "hanging", logger: silentLogger, timeoutMs: 200 });
      worker.component("/compute", (_input: unknown, ctx) => ctx.cached("key", compute));
      const client = await useLab(way, worker);
      expect(await run(client, "/compute")).toMatchObject([
        { outcome: "failed", error: { message: expect.stringContaining("did not end within 200 ms") } },
      ]);
      expect(await run(client, "/compute")).toEqual([computedAnew("fresh")]);
      expect(await run(client, "/compute")).toEqual([found("fresh")]);
      expect(computed).toBe(2);
    });

    it("a function that needs its own result fails with the reason", async () => {
      const worker = createWorker({ name: "circular", logger: silentLogger });
      worker.component("/compute", (_input: unknown, ctx) => {
        const get = (): Promise<unknown> => ctx.cached("key", async () => await get());
        return get();
      });
      const client = await useLab(way, worker);
      const message = 'cached: the result "key" would never come, since it is needed to compute itself.';
      expect(await run(client, "/compute")).toMatchObject([
        { outcome: "failed", error: { message: expect.stringContaining(message) } },
      ]);
    });
  },
);

describe.each([REAL_011, IN_PROCESS])(
  "patterns.cached-results: a result that is larger than a blob may be, runtime $name",
  (way) => {
    it("is returned nevertheless, also to waiting callers", async () => {
      const text = "x".repeat(3 * 1_048_576);
      const ITEMS = 3;
      const allAsk = createDeferred<void>();
      let asked = 0;
      let computed = 0;
      const worker = createWorker({ name: "large", logger: silentLogger });
      worker.component("/compute", async (_input: unknown, ctx) => {
        if (++asked === ITEMS) allAsk.resolve();
        const { value, ...rest } = await ctx.cached("key", async () => {
          computed++;
          await allAsk.promise;
          return text;
        });
        return { ...rest, isWhole: value === text };
      });
      const results = await run(await useLab(way, worker), "/compute", Array(ITEMS).fill(null));
      const sorted = results.map((result) => result?.outcome === "success" && JSON.stringify(result.result)).sort();
      expect(sorted).toEqual([
        '{"fromCache":false,"isWhole":true}',
        '{"fromCache":true,"isWhole":true}',
        '{"fromCache":true,"isWhole":true}',
      ]);
      expect(computed).toBe(1);
    });
  },
);

function createCounting() {
  let computed = 0;
  const worker = createWorker({ name: "counting", logger: silentLogger });
  worker.component("/compute", (_input: unknown, ctx) => ctx.cached("key", () => `result ${++computed}`));
  return worker;
}

describe.each([REAL_011, REAL_013, EMBEDDED_PULL])(
  "patterns.cached-results: a result that was since stored as bytes, runtime $name",
  (way) => {
    it("is computed again", async () => {
      const client = await useLab(way, createCounting());
      expect(await run(client, "/compute")).toEqual([computedAnew("result 1")]);
      // The same content has the same id.
      await client.putBinary(new TextEncoder().encode('"result 1"'));
      expect(await run(client, "/compute")).toEqual([computedAnew("result 2")]);
      expect(await run(client, "/compute")).toEqual([found("result 2")]);
    });
  },
);

describe("patterns.cached-results: a restarted runtime has none of the results", () => {
  const before = [computedAnew("result 1")];
  const after = [computedAnew("result 2")];

  it("0.11.1: they are computed again", async () => {
    const worker = await serve(createCounting(), { ...SETTINGS, port: 0 });
    onTestFinished(() => worker.close());
    for (const expected of [before, after]) {
      await using server = await startRuntime("0.11.1", { lab: { url: worker.url } });
      expect(await run(server.client, "/compute")).toEqual(expected);
      expect(await run(server.client, "/compute")).toMatchObject([{ result: { fromCache: true } }]);
    }
  });

  it("0.13.0: they are computed again", async () => {
    const port = await findFreePort();
    const options = { tasksUrl: `127.0.0.1:${port}`, queue: "lab", handleSignals: false, logger: silentLogger };
    const worker = await pull(createCounting(), options);
    onTestFinished(() => worker.close());
    for (const expected of [before, after]) {
      await using server = await startRuntime("0.13.0", { lab: { queue: "lab" } }, { port });
      expect(await run(server.client, "/compute")).toEqual(expected);
      expect(await run(server.client, "/compute")).toMatchObject([{ result: { fromCache: true } }]);
    }
  });
});
