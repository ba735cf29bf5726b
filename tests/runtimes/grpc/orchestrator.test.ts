import { appendFile, copyFile, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import {
  type CommandWorker,
  createConfig,
  installServer,
  type Orchestrator,
  type StartOrchestratorOptions,
  startOrchestrator,
} from "@stepflow/orchestrator";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { oneStepFlow } from "../../support/data/flows.ts";
import { useProgram } from "../../support/processes/bundle.ts";
import { isAlive } from "../../support/processes/processes.ts";
import { typescriptArgs } from "../../support/processes/typescript-args.ts";

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "orchestrator-pull-")));
  return () => rm(folder, { recursive: true, force: true });
});

async function start(options: StartOrchestratorOptions): Promise<Orchestrator> {
  const orchestrator = await startOrchestrator(options);
  onTestFinished(() => orchestrator.close());
  return orchestrator;
}

function factsWorker(env: Record<string, string> = {}): CommandWorker {
  const args = typescriptArgs(new URL("../../support/workers/process-info-main.ts", import.meta.url));
  return { command: process.execPath, args, env };
}

async function outputOf(orchestrator: Orchestrator, component: string, input: unknown = null): Promise<unknown> {
  const { items } = await orchestrator.client.run(oneStepFlow(component), [input]);
  const result = items[0]?.result;
  if (result?.outcome !== "success") throw new Error(`${component} failed: ${JSON.stringify(result)}`);
  return result.result;
}

describe.each(["0.12.0", "0.13.0"])("runtime %s, whose workers pull", (version) => {
  it("starts its worker in the given folder, with its own environment and that of the worker", async () => {
    const env = { ORCHESTRATOR_TEST_NAME: "Ada" };
    const facts = factsWorker({ GREETING: `\${ORCHESTRATOR_TEST_NAME}, \\$5` });
    const orchestrator = await start({ version, workers: { facts }, cwd: folder, env });
    expect(orchestrator).toMatchObject({ version, url: `http://127.0.0.1:${orchestrator.port}` });
    expect(await outputOf(orchestrator, "/facts/cwd")).toBe(folder);
    const names = ["GREETING", "ORCHESTRATOR_TEST_NAME", "STEPFLOW_TRANSPORT", "STEPFLOW_QUEUE_NAME"];
    // Runtimes since 0.12 replace no placeholders in it.
    const greeting = `\${ORCHESTRATOR_TEST_NAME}, \\$5`;
    expect(await outputOf(orchestrator, "/facts/env", names)).toEqual([greeting, "Ada", "grpc", "facts"]);
    expect(await outputOf(orchestrator, "/builtin/put_blob", { data: 1, blob_type: "data" })).toHaveProperty("blob_id");
  });

  it("close() also ends the worker, and after kill() the worker runs until close()", async () => {
    const orchestrator = await start({ version, workers: { facts: factsWorker() } });
    const worker = Number(await outputOf(orchestrator, "/facts/pid"));
    expect(isAlive(worker)).toBe(true);
    await orchestrator.close();
    expect([orchestrator.pid, worker].map(isAlive)).toEqual([false, false]);

    const killed = await start({ version, workers: { facts: factsWorker() } });
    const orphan = Number(await outputOf(killed, "/facts/pid"));
    killed.kill("SIGKILL");
    expect(await killed.closed).toEqual({ code: null, signal: "SIGKILL" });
    await killed.close();
    expect(isAlive(orphan)).toBe(false);
  });

  it("keeps runs in dataDir over a restart, and applies the settings of retries and blobs", async () => {
    const options: StartOrchestratorOptions = {
      version,
      workers: { facts: factsWorker() },
      dataDir: join(folder, "data"),
      retry: { maxRetries: 1, backoff: { type: "constant", delayMs: 20 } },
      blobApi: { blobThreshold: 0 },
    };
    const first = await start(options);
    const { runId } = await first.client.run(oneStepFlow("/facts/echo"), ["kept"]);
    await first.close();
    const second = await start(options);
    expect((await second.client.getRunItems(runId))[0]?.result).toEqual({ outcome: "success", result: "kept" });
  });

  it("accepts a configuration as object and as path, also a relative one", async () => {
    const config = createConfig(version, { workers: { other: factsWorker() } });
    expect(await outputOf(await start({ version, config }), "/other/echo", "by object")).toBe("by object");
    const file = join(folder, "mine.yml");
    await writeFile(file, JSON.stringify(config));
    const byPath = await start({ version, config: relative(process.cwd(), file) });
    expect(await outputOf(byPath, "/other/cwd")).toBe(folder);
    await byPath.close();
    expect(await readdir(folder)).toContain("mine.yml");
  });
});

describe("a server that does not report its version", () => {
  const program = useProgram("workers/process-info-main.ts");

  it("is accepted if it was installed here", async () => {
    const messages: string[] = [];
    await start({ version: "0.13.0", workers: {}, onProgress: (message) => messages.push(message) });
    expect(messages).toEqual([]);
  });

  it("is refused if its hash is that of another version, or if the expected version would report itself", async () => {
    const binary = await installServer("0.13.0");
    const asPublished = startOrchestrator({ version: "0.12.0", workers: {}, binary });
    await expect(asPublished).rejects.toThrow("is stepflow-server 0.13.0, but 0.12.0 is wanted");
    const changed = join(folder, "stepflow-server");
    await copyFile(binary, changed);
    await appendFile(changed, "not the published file any more");
    const config = { plugins: { builtin: { type: "builtin" } }, routes: { "/": [{ plugin: "builtin" }] } };
    await expect(startOrchestrator({ version: "0.11.1", config, binary: changed })).rejects.toThrow(
      "is stepflow-server 0.12 or later, but 0.11.1 is wanted",
    );

    const messages: string[] = [];
    const worker = { command: process.execPath, args: [program.path] };
    const onProgress = (message: string): void => void messages.push(message);
    const right = await start({ version: "0.13.0", workers: { facts: worker }, binary: changed, onProgress });
    expect(await outputOf(right, "/facts/echo", 1)).toBe(1);
    expect(messages).toEqual([`${changed} does not report its version, so it was not checked. 0.13.0 is assumed.`]);
  });
});
