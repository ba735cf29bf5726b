import type { Orchestrator } from "@stepflow/orchestrator";
import { createWorker, defineComponent, silentLogger } from "@stepflow/worker";
import { type ServeOptions, serve } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";

describe("a worker that was restarted and remembers nothing", () => {
  const worker = createWorker({
    name: "restarted",
    components: [defineComponent({ path: "/length", execute: ({ text }: { text: string }) => text.length })],
  });

  async function restart(options: (server: Orchestrator) => ServeOptions) {
    const settings = { announce: false, handleSignals: false, logger: silentLogger, stateFile: false };
    const first = await serve(worker, { ...settings, port: 0 });
    const server = await startRuntime("0.11.1", { lab: { url: first.url } });
    onTestFinished(() => server.close());
    await first.close();
    const second = await serve(worker, { ...settings, ...options(server), port: first.port });
    onTestFinished(() => second.close());
    const blobId = await server.client.putBlob("six letters");
    const { items } = await server.client.run(oneStepFlow("/lab/length"), [{ text: { $blob: blobId } }]);
    return items[0]?.result;
  }

  it("resolves references if it knows the URL of the Blob API", async () => {
    const result = await restart((server) => ({ blobApiUrl: `${server.url}/api/v1/blobs` }));
    expect(result).toEqual({ outcome: "success", result: 11 });
  });

  it("blob-api.url-missing: fails with the setting to add if it does not, and never passes a reference to the component", async () => {
    expect(await restart(() => ({}))).toMatchObject({
      outcome: "failed",
      error: {
        code: -32100,
        message: expect.stringMatching(/the runtime announced no blobApiUrl to this worker\..*STEPFLOW_BLOB_API_URL/),
      },
    });
  });
});
