import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStderrLogger, type StderrLogger, type StderrLoggerOptions } from "./stderr-logger.ts";

let stderr: string[] = [];
let folder = "";
const open: StderrLogger[] = [];
const create = (options?: StderrLoggerOptions) => {
  const logger = createStderrLogger(options);
  open.push(logger);
  return logger;
};
const lines = () => stderr.map((line) => JSON.parse(line));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-log-"));
  stderr = [];
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => stderr.push(String(chunk)) > 0);
  vi.stubEnv("STEPFLOW_LOG_LEVEL", undefined);
  vi.stubEnv("STEPFLOW_LOG_DESTINATION", undefined);
  vi.stubEnv("STEPFLOW_LOG_FILE", undefined);
});

afterEach(async () => {
  for (const logger of open.splice(0)) logger.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

describe("createStderrLogger", () => {
  it("worker.stdout: writes JSON lines with name and fields to stderr, none to stdout", () => {
    const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    create({ name: "text-tools" }).info("stored", { blobId: "b", error: new Error("e") });
    expect(lines()).toEqual([
      {
        timestamp: expect.any(String),
        level: "INFO",
        message: "stored",
        logger: "text-tools",
        blobId: "b",
        error: { name: "Error", message: "e", stack: expect.any(String) },
      },
    ]);
    expect(stdout).not.toHaveBeenCalled();
  });

  it("uses STEPFLOW_LOG_LEVEL unless the option is set", () => {
    vi.stubEnv("STEPFLOW_LOG_LEVEL", "WARNING");
    const logger = create();
    for (const level of ["debug", "info", "warn", "error"] as const) logger[level](level);
    expect(lines().map(({ message }) => message)).toEqual(["warn", "error"]);
    expect(logger.isLevelEnabled?.("info")).toBe(false);
    create({ level: "debug" }).debug("seen");
    expect(lines().at(-1).message).toBe("seen");
  });

  it("warns once about invalid settings in the environment", () => {
    vi.stubEnv("STEPFLOW_LOG_DESTINATION", "otlp");
    create().info("after");
    expect(lines().map(({ message }) => message)).toEqual([expect.stringContaining("otlp is not supported"), "after"]);
  });

  it("appends to STEPFLOW_LOG_FILE, alone or beside stderr", async () => {
    const path = join(folder, "worker.log");
    vi.stubEnv("STEPFLOW_LOG_FILE", path);
    vi.stubEnv("STEPFLOW_LOG_DESTINATION", "file");
    create().info("one");
    expect(stderr).toEqual([]);
    vi.stubEnv("STEPFLOW_LOG_DESTINATION", "file,stderr");
    create().info("two");
    const written = (await readFile(path, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).message);
    expect(written).toEqual(["one", "two"]);
    expect(lines().map(({ message }) => message)).toEqual(["two"]);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it("falls back to stderr if the file cannot be written", () => {
    vi.stubEnv("STEPFLOW_LOG_DESTINATION", "file");
    for (const path of [folder, "/dev/full"]) {
      stderr = [];
      vi.stubEnv("STEPFLOW_LOG_FILE", path);
      const logger = create();
      logger.info("one");
      logger.info("two");
      const [complaint, ...rest] = lines();
      expect(complaint.message).toContain(`${JSON.stringify(path)} cannot be written`);
      expect(rest.map(({ message }) => message)).toEqual(["one", "two"]);
    }
  });

  it("writes no line twice if stderr is a destination, too", () => {
    vi.stubEnv("STEPFLOW_LOG_DESTINATION", "stderr,file");
    vi.stubEnv("STEPFLOW_LOG_FILE", folder);
    create().info("once");
    expect(lines().map(({ message }) => message)).toEqual([expect.stringContaining("cannot be written"), "once"]);
  });

  it("is readable on a terminal", () => {
    const terminal = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");
    Object.defineProperty(process.stderr, "isTTY", { value: true, configurable: true });
    Object.defineProperty(process.stderr, "hasColors", { value: () => false, configurable: true });
    try {
      create({ name: "w" }).warn("hello", { n: 1 });
      expect(stderr.join("")).toMatch(/^\d\d:\d\d:\d\d\.\d{3} WARNING hello {2}n=1\n$/);
    } finally {
      if (terminal) Object.defineProperty(process.stderr, "isTTY", terminal);
      else Reflect.deleteProperty(process.stderr, "isTTY");
      Reflect.deleteProperty(process.stderr, "hasColors");
    }
  });

  it("listens to stderr only until it is closed", () => {
    const before = process.stderr.listenerCount("error");
    const loggers = [create(), create()];
    expect(process.stderr.listenerCount("error")).toBe(before + 1);
    for (const logger of loggers) logger.close();
    expect(process.stderr.listenerCount("error")).toBe(before);
  });

  it("survives the loss of the reader of its stderr", async () => {
    const script = `
      import { createStderrLogger } from ${JSON.stringify(new URL("./stderr-logger.ts", import.meta.url).href)};
      const logger = createStderrLogger();
      process.stdin.once("data", async () => {
        for (let n = 0; n < 50; n++) {
          logger.info("nobody reads this", { n });
          await new Promise(setImmediate);
        }
        process.stdout.write("alive");
        process.exit(0);
      });
      logger.info("ready");
    `;
    const args = ["--conditions=@stepflow/source", "--import", "tsx", "--input-type=module", "-e", script];
    const child = spawn(process.execPath, args, { stdio: "pipe" });
    const output = text(child.stdout);
    await once(child.stderr, "data");
    child.stderr.destroy();
    await once(child.stderr, "close");
    child.stdin.write("go");
    const [code, signal] = await once(child, "close");
    expect([code, signal, await output]).toEqual([0, null, "alive"]);
  });
});
