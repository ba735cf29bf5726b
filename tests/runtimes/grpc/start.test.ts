import { fileURLToPath } from "node:url";
import { startOrchestrator } from "@stepflow/orchestrator";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../../support/data/flows.ts";
import { bundleWithout } from "../../support/processes/bundle-without.ts";
import { typescriptArgs } from "../../support/processes/typescript-args.ts";
import { spawnWorker } from "../../support/processes/worker-process.ts";

/** A program that only calls `start(worker)`, and is the same file for every runtime. */
const MAIN = new URL("../../../examples/hello/main.ts", import.meta.url);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

describe.each(["0.11.1", "0.12.0", "0.13.0"])("one main.ts, started by runtime %s", (version) => {
  it("gets its tasks over the transport of this runtime", async () => {
    const worker = { command: process.execPath, args: typescriptArgs(MAIN) };
    await using runtime = await startOrchestrator({ version, workers: { hello: worker }, cwd: ROOT });
    const { items } = await runtime.client.run(oneStepFlow("/hello/count-words"), [{ text: "tide and tide" }]);
    expect(items[0]?.result).toMatchObject({ outcome: "success", result: { words: 3 } });
  });
});

describe("a program without @stepflow/grpc", () => {
  it("serves over HTTP, and reports how to install the package if it is needed", async () => {
    const program = await bundleWithout("@stepflow/grpc", "workers/kitchen-main.ts");
    const serving = spawnWorker({ program });
    onTestFinished(() => serving.stop());
    expect(await serving.stdout.until("\n")).toMatch(/^\{"port":\d+\}\n$/);

    const env = { STEPFLOW_TRANSPORT: "grpc", STEPFLOW_TASKS_URL: "127.0.0.1:1", STEPFLOW_QUEUE_NAME: "q" };
    const refusing = spawnWorker({ program, env });
    onTestFinished(() => refusing.stop());
    expect(await refusing.exited).toEqual({ code: 1, signal: null });
    expect(refusing.stderr.text).toContain("npm install @stepflow/grpc");
  });
});
