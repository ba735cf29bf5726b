import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime, type Runtime, type RuntimeOptions } from "@stepflow/runtime";
import { createWorker, type Worker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createHolding, start } from "../support/workers/holding-worker.ts";
import { ownFolder, PROGRAM, QUIET } from "./support/plain-runtime.ts";

async function open(options: RuntimeOptions = {}): Promise<Runtime> {
  const runtime = await createRuntime({ logger: QUIET, ...options });
  onTestFinished(() => runtime.close());
  return runtime;
}

function createEcho(name: string): Worker {
  return createWorker({ name }).component("/name", () => name);
}

describe("addWorker and removeWorker", () => {
  it("adds a worker with its route", async () => {
    const runtime = await open();
    expect(await runtime.execute("/text/name", {})).toMatchObject({ outcome: "failed" });
    await runtime.addWorker("text", createEcho("text"));
    expect(await runtime.execute("/text/name", {})).toEqual({ outcome: "success", result: "text" });
    expect((await runtime.components({ worker: "text" })).map(({ component }) => component)).toEqual(["/name"]);
  });

  it("removes a worker, whose executions end", async () => {
    const { worker, begun, letGo } = createHolding();
    const runtime = await open({ workers: { text: worker } });
    const held = runtime.execute("/text/hold", {});
    await begun;
    const { executions, closed } = await runtime.removeWorker("text");
    expect(executions).toBe(1);
    expect(await runtime.execute("/text/echo", {})).toMatchObject({
      outcome: "failed",
      error: { message: expect.stringContaining("/text/echo") },
    });
    letGo();
    expect(await held).toEqual({ outcome: "success", result: "let go" });
    expect(await closed).toBe(0);
  });

  it("refuses names that are taken, unknown or reserved, and invalid options", async () => {
    const runtime = await open({ workers: { text: createEcho("text") } });
    await expect(runtime.addWorker("text", createEcho("text"))).rejects.toThrow("Use replaceWorker");
    await expect(runtime.addWorker("builtin", createEcho("text"))).rejects.toThrow("reserved");
    await expect(runtime.removeWorker("txet")).rejects.toThrow("its workers are text");
    await expect(runtime.removeWorker("text", { drainMs: Number.NaN })).rejects.toThrow(RangeError);
  });

  it("leaves nothing behind of a worker that does not start", async () => {
    const runtime = await open();
    await expect(runtime.addWorker("text", { url: "http://127.0.0.1:1/" })).rejects.toThrow('"text"');
    await runtime.addWorker("text", createEcho("text"));
    expect(await runtime.execute("/text/name", {})).toEqual({ outcome: "success", result: "text" });
  });
});

describe("replaceConfig", () => {
  /** Writes a configuration with workers of a program, by name. Their variables differ. */
  async function write(file: string, workers: Readonly<Record<string, string>>, extra = ""): Promise<void> {
    const plugins = Object.entries(workers).map(
      ([name, value]) =>
        `  ${name}: { type: stepflow, command: ${JSON.stringify(process.execPath)}, args: [${JSON.stringify(PROGRAM)}], env: { VALUE: "${value}" } }`,
    );
    const routes = Object.keys(workers).map((name) => `  "/${name}/{*component}": [{ plugin: ${name} }]`);
    await writeFile(file, ["plugins:", ...plugins, "routes:", ...routes, extra].join("\n"));
  }

  async function processOf(runtime: Runtime, name: string): Promise<{ readonly pid: number; readonly value: string }> {
    const result = await runtime.execute(`/${name}/process`, {});
    if (result.outcome === "failed") throw new Error(result.error.message);
    const { pid, env } = result.result as { pid: number; env: Record<string, string> };
    return { pid, value: env["VALUE"] ?? "" };
  }

  it("starts new workers, replaces changed ones, removes missing ones, and leaves the others alone", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const file = join(await ownFolder(), "stepflow-config.yml");
    await write(file, { same: "1", changed: "1", missing: "1" });
    const runtime = await open({ config: file });
    const [same, changed, missing] = await Promise.all(
      ["same", "changed", "missing"].map((name) => processOf(runtime, name)),
    );
    await write(file, { same: "1", changed: "2", added: "1" });
    expect(await runtime.replaceConfig(file)).toEqual([]);
    expect(await processOf(runtime, "same")).toEqual(same);
    const latter = await processOf(runtime, "changed");
    expect(latter.value).toBe("2");
    expect(latter.pid).not.toBe(changed?.pid);
    await processOf(runtime, "added");
    await expect(processOf(runtime, "missing")).rejects.toThrow("/missing/process");
    await vi.waitFor(() => expect(() => process.kill(missing?.pid ?? 0, 0)).toThrow("ESRCH"));
  });

  it("changes nothing if the configuration is faulty or a worker does not start", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const file = join(await ownFolder(), "stepflow-config.yml");
    await write(file, { text: "1" });
    const runtime = await open({ config: file });
    const before = await processOf(runtime, "text");
    await writeFile(file, "plugins: {}\nrotues: {}\n");
    await expect(runtime.replaceConfig(file)).rejects.toThrow("stepflow-config.yml");
    await writeFile(file, "plugins:\n  text: { type: stepflow, command: no-such-program }\nroutes: {}\n");
    await expect(runtime.replaceConfig(file)).rejects.toThrow("no-such-program");
    expect(await processOf(runtime, "text")).toEqual(before);
  });

  it("names settings that it does not change", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const file = join(await ownFolder(), "stepflow-config.yml");
    await write(file, { text: "1" });
    const runtime = await open({ config: file });
    await write(file, { text: "1" }, "retry: { transportMaxRetries: 1 }");
    expect(await runtime.replaceConfig(file)).toEqual([expect.stringContaining("retry")]);
  });

  it("keeps a worker that was added by name", async () => {
    const { url } = await start();
    const file = join(await ownFolder(), "stepflow-config.yml");
    await writeFile(file, `plugins:\n  text: { type: stepflow, url: "${url}" }\nroutes: {}\n`);
    const runtime = await open({ workers: { text: createEcho("text") } });
    await runtime.replaceConfig(file);
    expect(await runtime.execute("/text/name", {})).toEqual({ outcome: "success", result: "text" });
  });
});

describe("wrapCommand and listen({ app })", () => {
  it("changes the command of a worker", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const runtime = await open({
      workers: { text: { command: "placeholder" } },
      wrapCommand: (worker, command) => ({ ...command, command: process.execPath, args: [PROGRAM, worker] }),
    });
    const result = await runtime.execute("/text/process", {});
    expect(result).toMatchObject({ outcome: "success", result: { args: ["text"] } });
  });

  it("serves an app that passes requests on to the REST API, behind the checks of Host and Origin", async () => {
    const runtime = await open();
    const seen = createDeferred<string>();
    const app = {
      fetch(request: Request): Response | Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname.startsWith("/api/")) return runtime.fetch(request);
        seen.resolve(pathname);
        return new Response("own");
      },
    };
    const { url } = await runtime.listen({ app });
    expect(await (await fetch(`${url}/other`)).text()).toBe("own");
    expect(await seen.promise).toBe("/other");
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
    expect((await fetch(`${url}/other`, { headers: { origin: "http://evil.example" } })).status).toBe(403);
  });
});
