import { spawn } from "node:child_process";
import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RuntimeUnreachableError } from "@stepflow/client";
import {
  type CommandWorker,
  createConfig,
  findServer,
  installServer,
  type Orchestrator,
  ServerInstallError,
  ServerMismatchError,
  ServerStartError,
  type StartOrchestratorOptions,
  startOrchestrator,
} from "@stepflow/orchestrator";
import { createDeferred } from "@stepflow/protocol/internal";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { failureOf } from "../support/failure-of.ts";
import { isAlive } from "../support/processes/processes.ts";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { RawDisconnect, startRawWorker } from "../support/workers/raw-worker.ts";

const versions = ["0.9.0", "0.10.0", "0.11.0", "0.11.1"] as const;
const fullVersions = ["0.9.0", "0.11.1"] as const;

const cleanups: (() => Promise<unknown>)[] = [];
let folder: string;
/** Where configurations go; empty again after every test. */
let temporary: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchestrator-test-"));
  temporary = join(folder, "tmp");
  await mkdir(temporary);
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  const left = (await readdir(temporary)).filter((name) => name.startsWith("stepflow-"));
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
  expect(left).toEqual([]);
});

async function start(options: StartOrchestratorOptions): Promise<Orchestrator> {
  const orchestrator = await startOrchestrator(options);
  cleanups.push(() => orchestrator.close());
  return orchestrator;
}

function subprocessWorker(env: Record<string, string> = {}): CommandWorker {
  const args = typescriptArgs(new URL("../support/workers/raw-worker-main.ts", import.meta.url));
  return { command: process.execPath, args, env };
}

/** A worker that never tells its port, and writes its process id at once, also on a busy machine. */
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
    const orchestrator = await start({ version, workers: { raw: subprocessWorker() }, cwd: folder });
    const worker = Number(await outputOf(orchestrator, "/raw/pid"));
    expect(await outputOf(orchestrator, "/raw/cwd")).toBe(folder);
    expect(isAlive(worker)).toBe(true);
    await orchestrator.close();
    expect(isAlive(worker)).toBe(false);
  });
});

describe.each(fullVersions)("runtime %s, places", (version) => {
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

describe.each(fullVersions)("runtime %s, ends", (version) => {
  it("kill() reaches the server alone; close() then ends the orphaned worker", async () => {
    const orchestrator = await start({ version, workers: { raw: subprocessWorker() } });
    const worker = Number(await outputOf(orchestrator, "/raw/pid"));
    orchestrator.kill("SIGKILL");
    expect(await orchestrator.closed).toEqual({ code: null, signal: "SIGKILL" });
    expect(isAlive(worker)).toBe(true);
    await orchestrator.close();
    expect(isAlive(worker)).toBe(false);
  });

  it("hands `env` to the server, which replaces it in the settings of workers; they get nothing else", async () => {
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
    const options = { version, workers: { text: { url: worker.url } }, dataDir: join(folder, "data") };
    const first = await start(options);
    const { runId } = await first.client.run(oneStepFlow("/text/echo"), ["kept"]);
    await first.close();
    const second = await start(options);
    expect((await second.client.getRunItems(runId))[0]?.result).toEqual({ outcome: "success", result: "kept" });
  });

  it("takes a configuration as object and as path", async () => {
    const worker = await startRawWorker({ "/echo": (input) => input });
    cleanups.push(() => worker.close());
    const config = createConfig(version, { workers: { other: { url: worker.url } } });
    const byObject = await start({ version, config });
    expect(await outputOf(byObject, "/other/echo")).toBe(null);
    const file = join(folder, "mine.yml");
    await writeFile(file, JSON.stringify(config));
    const byPath = await start({ version, config: file });
    expect(await outputOf(byPath, "/other/echo")).toBe(null);
    await byPath.close();
    expect(await readdir(folder)).toContain("mine.yml");
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
  it("tells workers another threshold and address", async () => {
    const worker = await startRawWorker();
    cleanups.push(() => worker.close());
    const blobApi = { url: "http://127.0.0.1:1/blobs", blobThreshold: 99 };
    await start({ version: "0.11.1", workers: { text: { url: worker.url } }, blobApi });
    expect(worker.calls[0]).toMatchObject({
      method: "initialize",
      params: { capabilities: { blobApiUrl: blobApi.url, blobThreshold: 99 } },
    });
  });

  it("has no address when the port is free to choose, but the right one", async () => {
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

  it("a worker that stays silent: the deadline ends server and worker", async () => {
    const pidFile = join(folder, "pid");
    const workers = { raw: silentWorker(pidFile) };
    const error = await failureOf(startOrchestrator({ version: "0.11.1", workers, startTimeoutMs: 1_000 }));
    expect(error).toBeInstanceOf(ServerStartError);
    expect(error.message).toContain("was not ready after 1000 ms");
    expect(isAlive(Number(await readFile(pidFile, "utf8")))).toBe(false);
  });

  it("an aborted start throws the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const workers = { raw: silentWorker(join(folder, "pid")) };
    const starting = startOrchestrator({
      version: "0.11.1",
      workers,
      signal: controller.signal,
      logLevel: "info",
      onLog: () => controller.abort(reason),
    });
    expect(await failureOf(starting)).toBe(reason);
  });
});

describe("binaries", () => {
  async function cachedBinary(version: string): Promise<string> {
    return await installServer(version);
  }

  it("refuses a published binary of another version before starting it", async () => {
    const binary = await cachedBinary("0.11.1");
    const error = await failureOf(startOrchestrator({ version: "0.9.0", workers: {}, binary }));
    expect(error).toBeInstanceOf(ServerMismatchError);
    expect(error.message).toContain(`${binary} (option "binary") is stepflow-server 0.11.1, but 0.9.0 is wanted`);
  });

  it("refuses an unknown binary that tells another version", async () => {
    const binary = join(folder, "stepflow-server");
    await copyFile(await cachedBinary("0.11.1"), binary);
    await appendFile(binary, "not the published file any more");
    const error = await failureOf(startOrchestrator({ version: "0.11.0", workers: {}, binary }));
    expect(error).toBeInstanceOf(ServerMismatchError);
    expect(error.message).toContain("is stepflow-server 0.11.1, but 0.11.0 is wanted");
    const right = await start({ version: "0.11.1", workers: {}, binary });
    expect(await right.client.health()).toMatchObject({ version: "0.11.1" });
  });

  it("reads STEPFLOW_SERVER, and names it when it is of another version or no program", async () => {
    const binary = await cachedBinary("0.11.1");
    expect(await findServer("0.11.1", { env: { STEPFLOW_SERVER: binary } })).toEqual({
      path: binary,
      source: "environment",
      verified: true,
    });
    const wrong = await failureOf(findServer("0.9.0", { env: { STEPFLOW_SERVER: binary } }));
    expect(wrong.message).toContain("(STEPFLOW_SERVER) is stepflow-server 0.11.1");
    const missing = await failureOf(findServer("0.9.0", { env: { STEPFLOW_SERVER: join(folder, "none") } }));
    expect(missing.message).toContain("STEPFLOW_SERVER names");
  });

  it("two processes install into one empty cache at once: both succeed, one installs; then no network is needed", async () => {
    const cacheDir = join(folder, "cache");
    const messages: string[] = [];
    const onProgress = (message: string): void => void messages.push(message);
    const [mine, other] = await Promise.all([
      installServer("0.11.1", { cacheDir, onProgress }),
      runInstaller(cacheDir, "0.11.1"),
    ]);
    expect(other.path).toBe(mine);
    const all = [...messages, ...other.messages];
    expect(all.filter((line) => line.startsWith("installing"))).toHaveLength(1);
    expect(await readdir(join(cacheDir, "servers"))).toEqual([`0.11.1-${process.platform}-${process.arch}`]);

    const offline = { PATH: "", HOME: folder };
    expect(await installServer("0.11.1", { cacheDir, env: offline })).toBe(mine);
    expect(await findServer("0.11.1", { cacheDir, env: offline })).toMatchObject({ path: mine, source: "cache" });
  });

  it("without a network, and for a version that does not exist, says so with pip's own words", async () => {
    const options = { cacheDir: join(folder, "cache"), onProgress: () => undefined };
    const env = { PATH: process.env["PATH"], PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_RETRIES: "0" };
    const offline = await failureOf(installServer("0.11.1", { ...options, env }));
    expect(offline).toBeInstanceOf(ServerInstallError);
    expect(offline.message).toContain("the package index offered no version at all");
    const unknown = await failureOf(installServer("0.0.99", options));
    expect(unknown).toBeInstanceOf(ServerInstallError);
    expect(unknown.message).toContain("no such version");
    expect(await readdir(join(options.cacheDir, "servers"))).toEqual([]);
  });

  it("without Python says what to install", async () => {
    const env = { PATH: join(folder, "empty") };
    await mkdir(env.PATH);
    const error = await failureOf(installServer("0.11.1", { cacheDir: folder, env, onProgress: () => undefined }));
    expect(error).toBeInstanceOf(ServerInstallError);
    expect(error.message).toContain("no Python was found (tried python3.11, python3, python)");
    expect(error.message).toContain("STEPFLOW_SERVER");
  });
});

function runInstaller(cacheDir: string, version: string): Promise<{ path: string; messages: string[] }> {
  const file = new URL("../support/runtimes/install-main.ts", import.meta.url);
  const env = { ...process.env, STEPFLOW_CACHE_DIR: cacheDir, RUNTIME: version };
  const child = spawn(process.execPath, typescriptArgs(file), { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", () => resolve(JSON.parse(text)));
  });
}
