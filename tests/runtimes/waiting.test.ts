import { silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, it } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { EVERY_RUNTIME, startAnyRuntime } from "../support/runtimes/any-runtime.ts";
import { startWireTap } from "../support/wire/wire-tap.ts";
import kitchen from "../support/workers/kitchen-worker.ts";

describe.concurrent.each(EVERY_RUNTIME)(
  "wire.md#times-and-sizes, wire.md#event-streams: a component that takes long, runtime %s",
  (version) => {
    it("answers.keep-alive: its answer becomes an event stream that comments keep open", async ({
      expect,
      onTestFinished,
    }) => {
      const worker = await serve(kitchen, {
        sseAfterMs: 100,
        keepAliveMs: 100,
        announce: false,
        handleSignals: false,
        logger: silentLogger,
        port: 0,
      });
      onTestFinished(() => worker.close());
      const tap = await startWireTap(worker.url);
      onTestFinished(() => tap.close());
      await using server = await startAnyRuntime(version, { kitchen: { url: tap.url } });
      const { items } = await server.client.run(oneStepFlow("/kitchen/sleep"), [{ ms: 1_000 }]);
      expect(items).toMatchObject([{ result: { outcome: "success", result: { ms: 1_000 } } }]);
      const [execution] = (await tap.start.whole()).requests("components/execute");
      expect(execution?.answer?.headers["content-type"]).toBe("text/event-stream");
      expect(String(execution?.answer?.body)).toMatch(/^(?:: keep-alive\n\n)+data: \{.*\}\n\n$/);
    });
  },
);
