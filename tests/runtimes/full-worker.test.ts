import { silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { EVERY_RUNTIME, startAnyRuntime } from "../support/runtimes/any-runtime.ts";
import kitchen from "../support/workers/kitchen-worker.ts";

describe.each(EVERY_RUNTIME)(
  "wire.md#concurrency-and-cancellation: a worker that executes one component at a time, runtime %s",
  (version) => {
    it("executes its own sub-run while it waits for it", async () => {
      const worker = await serve(kitchen, {
        concurrency: 1,
        announce: false,
        handleSignals: false,
        logger: silentLogger,
        port: 0,
      });
      onTestFinished(() => worker.close());
      await using server = await startAnyRuntime(version, { kitchen: { url: worker.url } });
      const inner = { flow: oneStepFlow("/kitchen/echo"), inputs: ["innermost"] };
      const outer = { flow: oneStepFlow("/kitchen/sub"), inputs: [inner, inner] };
      const { items } = await server.client.run(oneStepFlow("/kitchen/sub"), [outer, outer, outer]);
      const innerRun = { result: { outcome: "success", result: { status: "completed" } } };
      const outerRun = {
        result: { outcome: "success", result: { status: "completed", results: [innerRun, innerRun] } },
      };
      expect(items).toMatchObject([outerRun, outerRun, outerRun]);
    });
  },
);
