import type { Orchestrator } from "@stepflow/orchestrator";
import { describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { useProgram } from "../support/processes/bundle.ts";
import { isAlive, untilGone } from "../support/processes/processes.ts";
import { startWorkerProcess } from "../support/processes/worker-process.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";
import { FULL_VERSIONS } from "../support/runtimes/versions.ts";

const program = useProgram("workers/kitchen-main.ts");

async function outputOf(server: Orchestrator, component: string, input: unknown = null): Promise<unknown> {
  const { items } = await server.client.run(oneStepFlow(`/kitchen${component}`), [input]);
  expect(items).toMatchObject([{ result: { outcome: "success" } }]);
  return items[0]?.result?.outcome === "success" ? items[0].result.result : undefined;
}

async function startWithChild(version: string): Promise<{ server: Orchestrator; pid: number }> {
  const server = await startRuntime(version, {
    kitchen: { command: process.execPath, args: [program.path] },
  });
  onTestFinished(() => server.close());
  return { server, pid: (await outputOf(server, "/pid")) as number };
}

describe.each(FULL_VERSIONS)("wire.md#subprocess-mode: the end of the server, runtime %s", (version) => {
  it("worker.life-cycle: a server that shuts down leaves no worker behind", async () => {
    const { server, pid } = await startWithChild(version);
    expect(isAlive(pid)).toBe(true);
    server.kill("SIGTERM");
    await server.closed;
    await untilGone(pid);
  });

  it("a killed server leaves no worker behind: the worker notices and exits by itself", async () => {
    const { server, pid } = await startWithChild(version);
    server.kill("SIGKILL");
    await server.closed;
    await untilGone(pid);
  });
});

describe("wire.md#url-mode: a worker by URL outlives its runtime", () => {
  it("and serves the next runtime on the same URL, which has the other dialect", async () => {
    const worker = await startWorkerProcess({ program: program.path });
    onTestFinished(() => worker.stop());
    for (const version of [...FULL_VERSIONS, FULL_VERSIONS[0]]) {
      await using server = await startRuntime(version, { kitchen: { url: worker.url } });
      expect(await outputOf(server, "/round-trip", { version })).toMatchObject({ data: { version } });
      server.kill("SIGKILL");
      await server.closed;
    }
    expect(worker.stderr.text).toContain("The handshake was repeated with other values");
  });
});
