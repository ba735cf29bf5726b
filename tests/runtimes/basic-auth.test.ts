import { ServerStartError } from "@stepflow/orchestrator";
import { WorkerStartError } from "@stepflow/runtime";
import { basic, createWorker, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";
import { EVERY_RUNTIME, startAnyRuntime } from "../support/runtimes/any-runtime.ts";
import { blobComponents } from "../support/workers/kitchen/blobs.ts";
import { runComponents } from "../support/workers/kitchen/runs.ts";

/** Characters that a URL must escape, and characters of several bytes in UTF-8. */
const CREDENTIALS = { username: "stepflow", password: "p@ss:wört/ 100%" };

async function startGuarded() {
  const running = await serve(createWorker({ name: "guarded", components: [...blobComponents, ...runComponents] }), {
    auth: basic(CREDENTIALS),
    announce: false,
    handleSignals: false,
    logger: silentLogger,
    port: 0,
  });
  onTestFinished(() => running.close());
  return running;
}

function urlWith(url: string, { username, password }: typeof CREDENTIALS): URL {
  const complete = new URL(url);
  complete.username = encodeURIComponent(username);
  complete.password = encodeURIComponent(password);
  return complete;
}

describe.each(EVERY_RUNTIME)(
  "wire.md#requests-of-a-runtime: Basic auth from the configured URL, runtime %s",
  (version) => {
    it("lets requests and answers to callbacks in", async () => {
      const worker = await startGuarded();
      await using server = await startAnyRuntime(version, { guarded: { url: urlWith(worker.url, CREDENTIALS) } });
      const stored = await server.client.run(oneStepFlow("/guarded/round-trip"), [{ secret: true }]);
      expect(stored.items).toMatchObject([{ result: { outcome: "success", result: { data: { secret: true } } } }]);
      const asked = await server.client.run(oneStepFlow("/guarded/two-questions"), [null]);
      expect(asked.status).toBe("completed");
    });

    it.each([
      ["a wrong password", { ...CREDENTIALS, password: "guessed" }],
      ["no credentials", undefined],
    ])("with %s the runtime does not start, and its log says why", async (_what, credentials) => {
      const worker = await startGuarded();
      const url = credentials === undefined ? worker.url : urlWith(worker.url, credentials);
      const failure = await failureOf(startAnyRuntime(version, { guarded: { url } }));
      expect(failure).toBeInstanceOf(version === "embedded" ? WorkerStartError : ServerStartError);
      expect(failure.message).toContain("Not authorized.");
    });
  },
);
