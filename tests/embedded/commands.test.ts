import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { FlowResult } from "@stepflow/protocol";
import { createRuntime, type Runtime, WorkerStartError } from "@stepflow/runtime";
import { describe, expect, it, vi } from "vitest";
import { isAlive, untilGone } from "../support/processes/processes.ts";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { numbersIn, ownFolder, PROGRAM, QUIET, usePlainRuntime } from "./support/plain-runtime.ts";

interface ProcessInfo {
  readonly pid: number;
  readonly child?: number;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const start = usePlainRuntime();

function resultOf<T>(result: FlowResult): T {
  if (result.outcome === "failed") throw new Error(JSON.stringify(result.error));
  return result.result as T;
}

const infoOf = async (runtime: Runtime): Promise<ProcessInfo> => resultOf(await runtime.execute("/w/process", {}));

describe("workers that the runtime starts (wire.md#subprocess-mode)", () => {
  it("lines before the port line and ports that are not numbers are skipped, and the runtime waits for health", async () => {
    const NOISE = "INFO:     Started server process [1]\nINFO:     Waiting for application startup.\n";
    const runtime = await start({ env: { NOISE, UNWELL: "3" }, healthCheck: { retryDelayMs: 1 } });
    expect(await runtime.execute("/w/echo", { a: 1 })).toEqual({ outcome: "success", result: { a: 1 } });
    const passedOn = vi.mocked(process.stderr.write).mock.calls.map(([text]) => String(text));
    expect(passedOn).toContain("INFO:     Waiting for application startup.\n");
  });

  it("the worker gets exactly the environment, folder and arguments of the configuration", async () => {
    const folder = await ownFolder();
    const { env, cwd, args } = await infoOf(
      await start({ env: { A: "1" }, args: [PROGRAM, "x y", "--z"], cwd: folder }),
    );
    expect(env).toEqual({ A: "1" });
    expect(cwd).toBe(folder);
    expect(args).toEqual(["x y", "--z"]);
  });

  it("a configuration starts workers in its own folder, and routes to them", async () => {
    const folder = await ownFolder();
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
    await using runtime = await createRuntime({ config: join(folder, "stepflow-config.yml"), logger: QUIET });
    vi.unstubAllEnvs();
    expect(resultOf<ProcessInfo>(await runtime.execute("/tools/process", {})).cwd).toBe(folder);
    expect(await runtime.execute("/tools/exit", {})).toMatchObject({ outcome: "failed" });
    expect(await runtime.execute("/own/put_blob", { data: 1, blob_type: "data" })).toMatchObject({
      outcome: "success",
    });
    expect(await runtime.execute("/builtin/put_blob", { data: 1, blob_type: "data" })).toMatchObject({
      outcome: "failed",
      error: { message: expect.stringContaining("error routing component") },
    });
  });

  it("a worker that crashes is started again, and the execution repeated", async () => {
    const runtime = await start();
    const before = await infoOf(runtime);
    const after = resultOf<{ attempt: number; pid: number }>(await runtime.execute("/w/exit", {}));
    expect(after.attempt).toBe(2);
    expect(after.pid).not.toBe(before.pid);
    expect(isAlive(before.pid)).toBe(false);
  });

  it.each(["1", "output"])("processes that a worker started end when it crashes (%s)", async (CHILD) => {
    const runtime = await start({ env: { CHILD } });
    const { child = 0 } = await infoOf(runtime);
    expect(isAlive(child)).toBe(true);
    expect(await runtime.execute("/w/exit", {})).toMatchObject({ outcome: "success" });
    await untilGone(child);
  });

  it.each(["1", "output", "session"])(
    "close() ends them and the processes that they started; a second call waits for the first (%s)",
    async (CHILD) => {
      const runtime = await start({ env: { CHILD } });
      const { pid, child = 0 } = await infoOf(runtime);
      expect(isAlive(child)).toBe(true);
      const closing = runtime.close();
      expect(runtime.close()).toBe(closing);
      await closing;
      expect(isAlive(pid)).toBe(false);
      await untilGone(child);
      await expect(runtime.execute("/w/echo", 1)).rejects.toThrow("The runtime is closed.");
    },
  );

  it.each([
    ["an unknown command", { command: "no-such-command" }, /the command "no-such-command" is not in PATH/],
    ["a missing file", { command: "./none" }, /none is not an executable file/],
    [
      "a folder that is not there",
      { cwd: "/no/such/folder" },
      /: the folder \/no\/such\/folder does not exist. It is set by "cwd", or by "workingDirectory" in a configuration/,
    ],
  ])("the error about a worker that cannot be started has the reason: %s", async (_name, worker, reason) => {
    const error: unknown = await start(worker).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkerStartError);
    expect(error).toMatchObject({ worker: "w", message: expect.stringMatching(reason) });
  });

  it.each([
    [
      "an end before the port line",
      { AT_RESTART: "exit" },
      /: its process ended with code 3\. Its last output:\nno luck$/,
    ],
    [
      "an end when it is initialized",
      { AT_INITIALIZE: "exit" },
      /: its process ended with code 4\. Its last output:\n\{"level":"info"\}\n\{"port":"\d+"\}\nno licence$/,
    ],
    [
      "a port that a log line names",
      { NOISE: '{"msg":"metrics","port":9}\n' },
      /ECONNREFUSED 127\.0\.0\.1:9\. The port was read from this line of stdout: \{"msg":"metrics","port":9\}\. .* log to stderr\./,
    ],
    ["bad health", { UNWELL: "999" }, /health did not succeed within 1000 ms\. Last response: HTTP 503/],
  ])(
    "the error about a worker that does not become ready has the reason, and no process is left: %s",
    async (_name, env, reason) => {
      const pids = join(await ownFolder(), "pids");
      await writeFile(pids, "");
      const worker = { env: { ...env, PIDS: pids, CHILD: "1" }, healthCheck: { timeoutMs: 1_000, retryDelayMs: 10 } };
      const error: unknown = await start(worker).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(WorkerStartError);
      expect(error).toMatchObject({ worker: "w", message: expect.stringMatching(reason) });
      const [pid = 0, child = 0] = numbersIn(pids);
      expect(isAlive(pid)).toBe(false);
      await untilGone(child);
    },
  );

  it("if one worker does not become ready, the others are ended", async () => {
    const pids = join(await ownFolder(), "pids");
    const good = { command: "node", args: [PROGRAM], env: { PIDS: pids } };
    const workers = { good, bad: { command: "no-such-command" } };
    await expect(createRuntime({ workers, logger: QUIET })).rejects.toThrow('Worker "bad" cannot be used');
    const [pid = 0] = numbersIn(pids);
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });
});

describe("when the process of the runtime ends, the workers end", () => {
  it.each([
    ["process.exit", "exit", undefined],
    ["an uncaught exception", "throw", undefined],
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
