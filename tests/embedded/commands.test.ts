import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FlowResult } from "@stepflow/protocol";
import {
  type CommandWorker,
  createRuntime,
  type Runtime,
  type RuntimeOptions,
  WorkerStartError,
} from "@stepflow/runtime";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive, untilGone } from "../support/processes.ts";
import { typescriptArgs } from "../support/typescript-args.ts";

const PROGRAM = fileURLToPath(new URL("./support/plain-worker.mjs", import.meta.url));
const FAST = { backoff: { type: "constant", delayMs: 1 } } as const;
const QUIET = { debug() {}, warn() {}, error() {} };

interface ProcessInfo {
  readonly pid: number;
  readonly child?: number;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const runtimes = new Set<Runtime>();
beforeEach(() => {
  // What workers write to stderr is passed on.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(async () => {
  for (const runtime of runtimes) await runtime.close();
  runtimes.clear();
});

async function start(worker: Partial<CommandWorker> = {}, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const source = { command: "node", args: [PROGRAM], ...worker };
  const runtime = await createRuntime({ workers: { w: source }, retry: FAST, logger: QUIET, ...options });
  runtimes.add(runtime);
  return runtime;
}

function resultOf<T>(result: FlowResult): T {
  if (result.outcome === "failed") throw new Error(JSON.stringify(result.error));
  return result.result as T;
}

const infoOf = async (runtime: Runtime): Promise<ProcessInfo> => resultOf(await runtime.execute("/w/process", {}));

describe("workers that the runtime starts (wire.md §3)", () => {
  it("lines before the port line are skipped, as are ports that are no numbers; health is waited for", async () => {
    const NOISE = "INFO:     Started server process [1]\nINFO:     Waiting for application startup.\n";
    const runtime = await start({ env: { NOISE, UNWELL: "3" }, healthCheck: { retryDelayMs: 1 } });
    expect(await runtime.execute("/w/echo", { a: 1 })).toEqual({ outcome: "success", result: { a: 1 } });
    const passedOn = vi.mocked(process.stderr.write).mock.calls.map(([text]) => String(text));
    expect(passedOn).toContain("INFO:     Waiting for application startup.\n");
  });

  it("the environment is what the configuration says and nothing else; the folder and arguments, too", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-worker-"));
    const { env, cwd, args } = await infoOf(
      await start({ env: { A: "1" }, args: [PROGRAM, "x y", "--z"], cwd: folder }),
    );
    expect(env).toEqual({ A: "1" });
    expect(cwd).toBe(folder);
    expect(args).toEqual(["x y", "--z"]);
    await rm(folder, { recursive: true });
  });

  it("a configuration starts workers in its own folder, and routes to them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-worker-"));
    await writeFile(
      join(folder, "stepflow-config.yml"),
      [
        "plugins:",
        `  lab: { type: stepflow, command: node, args: ['\${LAB_PROGRAM}'] }`,
        "  builtin: { type: builtin }",
        "routes:",
        '  "/tools/{*component}": [{ plugin: lab, componentDeny: ["/exit"] }, { plugin: builtin }]',
        '  "/own/{*component}": [{ plugin: builtin }]',
      ].join("\n"),
    );
    vi.stubEnv("LAB_PROGRAM", PROGRAM);
    const runtime = await createRuntime({ config: join(folder, "stepflow-config.yml"), logger: QUIET });
    runtimes.add(runtime);
    vi.unstubAllEnvs();
    expect(resultOf<ProcessInfo>(await runtime.execute("/tools/process", {})).cwd).toBe(folder);
    expect(await runtime.execute("/tools/exit", {})).toMatchObject({ outcome: "failed" });
    expect(await runtime.execute("/own/put_blob", { data: 1, blob_type: "data" })).toMatchObject({
      outcome: "success",
    });
    expect(await runtime.execute("/builtin/put_blob", { data: 1, blob_type: "data" })).toMatchObject({
      outcome: "failed",
      error: { message: "error routing component" },
    });
    await rm(folder, { recursive: true });
  });

  it("a worker that crashes is started again, and the execution repeated", async () => {
    const runtime = await start();
    const before = await infoOf(runtime);
    const after = resultOf<{ attempt: number; pid: number }>(await runtime.execute("/w/exit", {}));
    expect(after.attempt).toBe(2);
    expect(after.pid).not.toBe(before.pid);
    expect(isAlive(before.pid)).toBe(false);
  });

  it("what a worker had started goes when the worker crashes", async () => {
    const runtime = await start({ env: { CHILD: "1" } });
    const { child = 0 } = await infoOf(runtime);
    expect(isAlive(child)).toBe(true);
    expect(await runtime.execute("/w/exit", {})).toMatchObject({ outcome: "success" });
    await untilGone(child);
  });

  it("0.9 executes three times in all, with workers that it started", async () => {
    const runtime = await start({}, { quirks: "0.9.0" });
    expect(await runtime.execute("/w/exit", {})).toMatchObject({ outcome: "success", result: { attempt: 2 } });
  });

  it("close ends them, and what they started; a second call waits for the first", async () => {
    const runtime = await start({ env: { CHILD: "1" } });
    const { pid, child = 0 } = await infoOf(runtime);
    expect(isAlive(child)).toBe(true);
    const closing = runtime.close();
    expect(runtime.close()).toBe(closing);
    await closing;
    expect(isAlive(pid)).toBe(false);
    await untilGone(child);
    await expect(runtime.execute("/w/echo", 1)).rejects.toThrow("The runtime is closed.");
  });

  it.each([
    ["a command that is not there", { command: "no-such-command" }, /the command "no-such-command" is not in PATH/],
    ["a file that is not there", { command: "./none" }, /none is no file that can be executed/],
    [
      "an end before the port line",
      { args: ["-e", "console.error('no luck'); process.exitCode = 3"] },
      /its process ended with code 3\. It said:\nno luck/,
    ],
    [
      "bad health",
      { env: { UNWELL: "999" }, healthCheck: { timeoutMs: 1_000, retryDelayMs: 10 } },
      /health did not succeed within 1000 ms; the last answer: HTTP 503/,
    ],
  ])(
    "a worker that does not come up is told with the reason, and nothing is left: %s",
    async (_name, worker, reason) => {
      const error: unknown = await start(worker).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(WorkerStartError);
      expect(error).toMatchObject({ worker: "w", message: expect.stringMatching(reason) });
    },
  );

  it("when one worker does not come up, the others are ended", async () => {
    const seen: number[] = [];
    const good = { command: "node", args: [PROGRAM], env: {} };
    const runtime = createRuntime({
      workers: { good, bad: { command: "no-such-command" } },
      logger: QUIET,
      intercept: (_name, carry) => async (request) => {
        const response = await carry(request);
        seen.push(response.status);
        return response;
      },
    });
    await expect(runtime).rejects.toThrow('Worker "bad" cannot be used');
    expect(seen).toContain(202);
  });
});

describe("when the process of the runtime ends, the workers end", () => {
  it.each([
    ["process.exit", "exit", undefined],
    ["an exception that nobody catches", "throw", undefined],
    ["SIGTERM", "wait", "SIGTERM"],
    ["SIGINT", "wait", "SIGINT"],
  ] as const)("%s", async (_name, ending, signal) => {
    const main = typescriptArgs(new URL("./support/runtime-main.ts", import.meta.url));
    const child = spawn(process.execPath, [...main, PROGRAM, ending], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const exited = once(child, "exit");
    const [line] = await once(createInterface(child.stdout), "line");
    const { pid } = resultOf<ProcessInfo>(JSON.parse(String(line)));
    if (signal !== undefined) child.kill(signal);
    const [, endedBy] = await exited;
    expect(endedBy).toBe(signal ?? null);
    await untilGone(pid);
  });
});
