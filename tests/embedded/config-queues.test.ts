import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PullingWorker, pull } from "@stepflow/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime, type RuntimeOptions, WorkerStartError } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { untilGone } from "../support/processes/processes.ts";
import { typescriptArgs } from "../support/processes/typescript-args.ts";

const command = process.execPath;
const args = typescriptArgs(new URL("../support/workers/pulling-main.ts", import.meta.url));

async function writeConfig(content: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-config-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "stepflow-config.yml");
  await writeFile(file, JSON.stringify(content));
  return file;
}

/** Collects warnings, and lets a test wait for one. */
function watchWarnings(): { logger: RuntimeOptions["logger"]; find(pattern: RegExp): Promise<RegExpExecArray> } {
  const warnings: string[] = [];
  let changed = createDeferred<void>();
  const warn = (message: string): void => {
    warnings.push(message);
    changed.resolve();
    changed = createDeferred<void>();
  };
  const find = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = warnings.map((text) => pattern.exec(text)).find((match) => match !== null);
      if (found) return found;
      await changed.promise;
    }
  };
  return { logger: { debug() {}, warn, error: warn }, find };
}

describe("queues in stepflow-config.yml", () => {
  const program = { type: "grpc", queueName: "own", command, args, executionTimeoutSecs: 600 };

  it("starts the program of a queue, with the routes of 0.12 and of 0.13, and ends it", async () => {
    const config = await writeConfig({
      plugins: { own: program },
      routes: { "/new": [{ plugin: "own" }], "/old/{*component}": [{ plugin: "own" }] },
    });
    const runtime = await createRuntime({ config });
    onTestFinished(() => runtime.close());
    const results = [];
    for (const path of ["/new/wait", "/old/wait"]) {
      const result = await runtime.execute(path, { name: path, ms: 0 });
      expect(result).toMatchObject({ outcome: "success", result: { name: path, attempt: 1 } });
      results.push(result);
    }
    const paths = (await runtime.components()).map((one) => [...one.paths].sort());
    expect(paths).toEqual([
      ["/new/block", "/old/block"],
      ["/new/wait", "/old/wait"],
    ]);
    const [{ result }] = results as unknown as [{ result: { pid: number } }];
    await runtime.close();
    await untilGone(result.pid);
  });

  it("starts the program again after it has ended, and repeats the task", async () => {
    const config = await writeConfig({ plugins: { own: program }, routes: { "/own": [{ plugin: "own" }] } });
    const { logger, find } = watchWarnings();
    await using runtime = await createRuntime({ config, logger });
    const first = await runtime.execute("/own/wait", { name: "a", ms: 0 });
    if (first.outcome !== "success") throw new Error("The component failed.");
    const { pid } = first.result as { pid: number };
    process.kill(pid, "SIGKILL");
    await find(/worker "own" ended by SIGKILL and is started again/);
    const second = await runtime.execute("/own/wait", { name: "b", ms: 0 });
    expect(second).toMatchObject({ outcome: "success", result: { name: "b", pid: expect.any(Number) } });
    expect(second).not.toMatchObject({ result: { pid } });
  });

  it("serves a queue without a program at tasksPort, and another queue by queueName of a rule", async () => {
    const config = await writeConfig({
      plugins: { node: { type: "grpc", queueName: "node" } },
      routes: { "/node": [{ plugin: "node" }], "/gpu": [{ plugin: "node", queueName: "gpu" }] },
    });
    const { logger, find } = watchWarnings();
    await using runtime = await createRuntime({ config, logger });
    const [, tasksUrl = ""] = await find(/^Queue "gpu" waits for workers that pull from (http:\S+)\.$/);
    const pulling: PullingWorker[] = [];
    for (const queue of ["node", "gpu"]) {
      const worker = createWorker({ name: queue }).component("/name", () => queue);
      pulling.push(await pull(worker, { tasksUrl, queue }));
    }
    expect(await runtime.execute("/gpu/name", {})).toEqual({ outcome: "success", result: "gpu" });
    expect(await runtime.execute("/node/name", {})).toEqual({ outcome: "success", result: "node" });
    for (const one of pulling) await one.close();
  });

  it("fails the start if the program ends, with its last output", async () => {
    const broken = {
      type: "grpc",
      queueName: "q",
      command,
      args: ["-e", "console.error('no license'); process.exit(7)"],
    };
    const config = await writeConfig({ plugins: { own: broken }, routes: { "/own": [{ plugin: "own" }] } });
    const failed = createRuntime({ config });
    await expect(failed).rejects.toThrow(WorkerStartError);
    await expect(failed).rejects.toThrow(/its process ended with code 7\..*no license/s);
    const missing = await writeConfig({
      plugins: { own: { ...broken, command: "no-such-program" } },
      routes: { "/own": [{ plugin: "own" }] },
    });
    await expect(createRuntime({ config: missing })).rejects.toThrow(/Worker "own" cannot be used:.*no-such-program/);
  });

  it("replaces the program when the configuration changes", async () => {
    const routes = { "/own": [{ plugin: "own" }] };
    const config = await writeConfig({ plugins: { own: program }, routes });
    await using runtime = await createRuntime({ config });
    const pidOf = async (): Promise<unknown> => {
      const result = await runtime.execute("/own/wait", { name: "a", ms: 0 });
      return result.outcome === "success" ? (result.result as { pid: number }).pid : result;
    };
    const first = await pidOf();
    await runtime.replaceConfig(config);
    expect(await pidOf()).toBe(first);
    await writeFile(config, JSON.stringify({ plugins: { own: { ...program, env: { CHANGED: "1" } } }, routes }));
    await runtime.replaceConfig(config);
    const second = await pidOf();
    expect(second).not.toBe(first);
    expect(second).toEqual(expect.any(Number));
  });
});
