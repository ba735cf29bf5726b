import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RuntimeUnreachableError } from "@stepflow/client";
import {
  type CommandWorker,
  createConfig,
  type Orchestrator,
  ServerStartError,
  startOrchestrator,
} from "@stepflow/orchestrator";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";
import { isAlive, untilGone } from "../support/processes/processes.ts";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { useOrchestrators } from "../support/runtimes/test-orchestrators.ts";
import { RawDisconnect, startRawWorker } from "../support/workers/raw-worker.ts";

const versions = ["0.9.0", "0.10.0", "0.11.0", "0.11.1"] as const;
const fullVersions = ["0.9.0", "0.11.1"] as const;

const lab = useOrchestrators();
const { cleanups, start } = lab;

function subprocessWorker(env: Record<string, string> = {}): CommandWorker {
  const args = typescriptArgs(new URL("../support/workers/raw-worker-main.ts", import.meta.url));
  return { command: process.execPath, args, env };
}

/** A worker that never prints its port. It writes its process id at once, also on a busy machine. */
function silentWorker(pidFile: string): CommandWorker {
  return { command: "/bin/sh", args: ["-c", `echo \\$\\$ > ${pidFile}; exec /bin/sleep 60`] };
}

async function outputOf(orchestrator: Orchestrator, component: string): Promise<unknown> {
  const { items } = await orchestrator.client.run(oneStepFlow(component), [null]);
  const result = items[0]?.result;
  if (result?.outcome !== "success") throw new Error(`${component} failed: ${JSON.stringify(result)}`);
  return result.result;
}

describe.each(versions)("runtime %s", (version) => {
  it("starts with a worker by URL, answers, and leaves nothing behind", async () => {
    const worker = await startRawWorker({ "/echo": (input) => input });
    cleanups.push(() => worker.close());
    const orchestrator = await start({ version, workers: { text: { url: worker.url } } });
    expect(orchestrator).toMatchObject({ version, url: `http://127.0.0.1:${orchestrator.port}` });
    expect(await orchestrator.client.health()).toMatchObject({ status: "healthy", version });
    const { status, items } = await orchestrator.client.run(oneStepFlow("/text/echo"), [{ a: 1 }]);
    expect(status).toBe("completed");
    expect(items[0]?.result).toEqual({ outcome: "success", result: { a: 1 } });
    const paths = (await orchestrator.client.listComponents()).map((info) => info.component);
    expect(paths).toEqual(expect.arrayContaining(["/echo", "/eval"]));

    expect(isAlive(orchestrator.pid)).toBe(true);
    await orchestrator.close();
    await orchestrator.close();
    expect(isAlive(orchestrator.pid)).toBe(false);
    expect(await orchestrator.closed).toEqual({ code: 0, signal: null });
  });

  it("starts subprocess workers in the given folder and ends them with itself", async () => {
    const orchestrator = await start({ version, workers: { raw: subprocessWorker() }, cwd: lab.folder });
    const worker = Number(await outputOf(orchestrator, "/raw/pid"));
    expect(await outputOf(orchestrator, "/raw/cwd")).toBe(lab.folder);
    expect(isAlive(worker)).toBe(true);
    await orchestrator.close();
    expect(isAlive(worker)).toBe(false);
  });
});

describe.each(fullVersions)("runtime %s, folders and addresses", (version) => {
  it("starts subprocess workers in the current folder, as the embedded runtime does", async () => {
    const orchestrator = await start({ version, workers: { raw: subprocessWorker() } });
    expect(await outputOf(orchestrator, "/raw/cwd")).toBe(process.cwd());
  });

  it("reaches a worker of this machine although a proxy is set", async () => {
    vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:9");
    vi.stubEnv("http_proxy", "http://127.0.0.1:9");
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, undefined);
    const worker = await startRawWorker({ "/echo": (input) => input });
    cleanups.push(() => worker.close());
    const orchestrator = await start({ version, workers: { text: { url: worker.url } } });
    expect(await outputOf(orchestrator, "/text/echo")).toBe(null);
  });
});

describe.each(fullVersions)("runtime %s, its end", (version) => {
  it("kill() reaches the server alone; close() then ends the orphaned worker", async () => {
    const orchestrator = await start({ version, workers: { raw: subprocessWorker() } });
    const worker = Number(await outputOf(orchestrator, "/raw/pid"));
    orchestrator.kill("SIGKILL");
    expect(await orchestrator.closed).toEqual({ code: null, signal: "SIGKILL" });
    expect(isAlive(worker)).toBe(true);
    await orchestrator.close();
    expect(isAlive(worker)).toBe(false);
  });

  it("close() ends a process that a worker started in a session of its own", async () => {
    const plain = fileURLToPath(new URL("../embedded/support/plain-worker.mjs", import.meta.url));
    const raw = { command: process.execPath, args: [plain], env: { CHILD: "session" } };
    const orchestrator = await start({ version, workers: { raw } });
    const { child } = (await outputOf(orchestrator, "/raw/process")) as { child: number };
    expect(isAlive(child)).toBe(true);
    await orchestrator.close();
    await untilGone(child);
  });

  it("passes `env` to the server, which uses it for variables in the settings of workers; workers get nothing else", async () => {
    const settings = subprocessWorker({ GREETING: `\${ORCHESTRATOR_TEST_NAME}, \\$5` });
    const orchestrator = await start({ version, workers: { raw: settings }, env: { ORCHESTRATOR_TEST_NAME: "Ada" } });
    const seen = await outputOf(orchestrator, "/raw/env");
    expect(seen).toMatchObject({ GREETING: "Ada, $5" });
    expect(seen).not.toHaveProperty("PATH");
    expect(seen).not.toHaveProperty("ORCHESTRATOR_TEST_NAME");
  });

  it("disposes by `await using`", async () => {
    let pid: number;
    {
      await using orchestrator = await startOrchestrator({ version, workers: {} });
      pid = orchestrator.pid;
      expect(isAlive(pid)).toBe(true);
    }
    expect(isAlive(pid)).toBe(false);
  });

  it("keeps flows and runs in dataDir over a restart", async () => {
    const worker = await startRawWorker({ "/echo": (input) => input });
    cleanups.push(() => worker.close());
    const options = { version, workers: { text: { url: worker.url } }, dataDir: join(lab.folder, "data") };
    const first = await start(options);
    expect((await stat(options.dataDir)).mode & 0o077).toBe(0);
    const { runId } = await first.client.run(oneStepFlow("/text/echo"), ["kept"]);
    await first.close();
    const second = await start(options);
    expect((await second.client.getRunItems(runId))[0]?.result).toEqual({ outcome: "success", result: "kept" });
  });

  it("accepts a configuration as object and as path", async () => {
    const worker = await startRawWorker({ "/echo": (input) => input });
    cleanups.push(() => worker.close());
    const config = createConfig(version, { workers: { other: { url: worker.url } } });
    const byObject = await start({ version, config });
    expect(await outputOf(byObject, "/other/echo")).toBe(null);
    const file = join(lab.folder, "mine.yml");
    await writeFile(file, JSON.stringify(config));
    const byPath = await start({ version, config: file });
    expect(await outputOf(byPath, "/other/echo")).toBe(null);
    await byPath.close();
    expect(await readdir(lab.folder)).toContain("mine.yml");
  });
});

it("close() kills a server that does not stop: 0.9 waits for its runs (wire.md#concurrency-and-cancellation)", async () => {
  const entered = createDeferred<void>();
  const worker = await startRawWorker({
    "/stuck": () => {
      entered.resolve();
      return new Promise(() => undefined);
    },
  });
  cleanups.push(() => worker.close());
  const options = { version: "0.9.0", workers: { text: { url: worker.url } }, stopTimeoutMs: 100 };
  const orchestrator = await start(options);
  const running = failureOf(orchestrator.client.run(oneStepFlow("/text/stuck"), [1]));
  await entered.promise;
  await orchestrator.close();
  expect(await orchestrator.closed).toEqual({ code: null, signal: "SIGKILL" });
  expect(await running).toBeInstanceOf(RuntimeUnreachableError);
});

describe("retry settings", () => {
  it.each([
    ["0.10.0", 2],
    ["0.11.1", 2],
    ["0.11.1", 0],
  ])("runtime %s repeats a lost execution %i times", async (version, maxRetries) => {
    const worker = await startRawWorker({
      "/lost": () => {
        throw new RawDisconnect();
      },
    });
    cleanups.push(() => worker.close());
    const retry = { maxRetries, backoff: { type: "constant", delayMs: 10 } } as const;
    const orchestrator = await start({ version, workers: { text: { url: worker.url } }, retry });
    const { status } = await orchestrator.client.run(oneStepFlow("/text/lost"), [1]);
    expect(status).toBe("failed");
    const attempts = worker.calls.filter((call) => call.method === "components/execute");
    expect(attempts.map((call) => call.params["attempt"])).toEqual(
      Array.from({ length: maxRetries + 1 }, (_, index) => index + 1),
    );
  });
});

describe("blobApi settings", () => {
  it("workers receive another threshold and address", async () => {
    const worker = await startRawWorker();
    cleanups.push(() => worker.close());
    const blobApi = { url: "http://127.0.0.1:1/blobs", blobThreshold: 99 };
    await start({ version: "0.11.1", workers: { text: { url: worker.url } }, blobApi });
    expect(worker.calls[0]).toMatchObject({
      method: "initialize",
      params: { capabilities: { blobApiUrl: blobApi.url, blobThreshold: 99 } },
    });
  });

  it("has no address if the server chooses its port, and the right one otherwise", async () => {
    const worker = await startRawWorker();
    cleanups.push(() => worker.close());
    const { port } = await start({ version: "0.10.0", workers: { text: { url: worker.url } } });
    expect(worker.calls[0]?.params["capabilities"]).toMatchObject({
      blobApiUrl: `http://127.0.0.1:${port}/api/v1/blobs`,
    });
  });
});

describe("starts that fail", () => {
  it.each(fullVersions)("%s: a worker that does not listen", async (version) => {
    const workers = { text: { url: "http://127.0.0.1:9/rpc" } };
    const error = await failureOf<ServerStartError>(startOrchestrator({ version, workers }));
    expect(error).toBeInstanceOf(ServerStartError);
    expect(error.message).toMatch(/exit code 1 before it was ready/);
    expect(error.message).toContain("The worker at http://127.0.0.1:9/rpc could not be reached");
    expect(error.message).toContain("Connection refused");
    expect(error.message).not.toContain("backtrace");
    expect(error.logs.length).toBeGreaterThan(5);
  });

  it.each(fullVersions)("%s: a worker that ends at once", async (version) => {
    const error = await failureOf(startOrchestrator({ version, workers: { raw: subprocessWorker({ MODE: "exit" }) } }));
    expect(error.message).toContain('The worker process ended before it printed its {"port":N} line');
  });

  it("a command that does not exist", async () => {
    const workers = { raw: { command: "no-such-command-anywhere" } };
    const error = await failureOf(startOrchestrator({ version: "0.11.1", workers }));
    expect(error.message).toContain("The command no-such-command-anywhere was not found");
  });

  it("a dollar sign that names no variable", async () => {
    const workers = { raw: { command: process.execPath, args: ["-e", "`$$`"] } };
    const error = await failureOf(startOrchestrator({ version: "0.11.1", workers }));
    expect(error.message).toContain('A "$" in args and env starts a variable');
  });

  it("a configuration that is not valid", async () => {
    const config = { plugins: { x: { type: "stepflow" } }, routes: {} };
    const error = await failureOf(startOrchestrator({ version: "0.11.1", config }));
    expect(error.message).toContain("The configuration is not valid for this version");
    expect(error.message).toContain("plugins.x");
  });

  it("a port that is in use", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "0.0.0.0", resolve));
    cleanups.push(() => new Promise((resolve) => blocker.close(resolve)));
    const address = blocker.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const error = await failureOf(startOrchestrator({ version: "0.11.1", workers: {}, port }));
    expect(error.message).toContain("The port is in use");
  });

  it("a worker that stays silent: server and worker end at the deadline", async () => {
    const pidFile = join(lab.folder, "pid");
    const workers = { raw: silentWorker(pidFile) };
    const error = await failureOf(startOrchestrator({ version: "0.11.1", workers, startTimeoutMs: 1_000 }));
    expect(error).toBeInstanceOf(ServerStartError);
    expect(error.message).toContain("was not ready after 1000 ms");
    expect(isAlive(Number(await readFile(pidFile, "utf8")))).toBe(false);
  });

  it("an aborted start throws the reason of the signal", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const [spawned, wrapped]: [number[], string[]] = [[], []];
    const workers = { raw: silentWorker(join(lab.folder, "pid")) };
    const starting = startOrchestrator({
      version: "0.11.1",
      workers,
      signal: controller.signal,
      logLevel: "info",
      onLog: () => controller.abort(reason),
      onSpawn: (pid) => void spawned.push(pid),
      wrapCommand: ({ command, args }) => {
        wrapped.push(command);
        return { command: "/usr/bin/env", args: [command, ...args] };
      },
    });
    expect(await failureOf(starting)).toBe(reason);
    // The process id is known although the server never became ready.
    expect(spawned).toEqual([expect.any(Number)]);
    expect(wrapped).toEqual([expect.stringContaining("stepflow-server")]);
    await untilGone(spawned[0] ?? 0);
  });
});
