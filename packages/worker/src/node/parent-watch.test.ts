import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchParent } from "./parent-watch.ts";

/** The watched process. Reports its outcome on descriptor 3, and exits by itself well after the watch must have acted. */
const CHILD = `
  import { writeSync } from "node:fs";
  import { watchParent } from ${JSON.stringify(new URL("./parent-watch.ts", import.meta.url).href)};
  const say = (word) => writeSync(3, word + "\\n");
  const parent = process.ppid;
  let ticks = 0;
  watchParent({ intervalMs: 20, onGone: () => (say("gone"), process.exit(0)) });
  setInterval(() => process.ppid !== parent && ++ticks === 5 && (say("left alone"), process.exit(0)), 20);
  say("ready");
`;

/** The parent, which gives the watched process a stdout of the wanted kind and waits to be killed. */
const PARENT = `
  import { execFileSync, spawn } from "node:child_process";
  import { closeSync, constants, openSync } from "node:fs";
  const [kind, folder, child] = process.argv.slice(1);
  const openFifo = () => {
    execFileSync("mkfifo", [folder + "/fifo"]);
    openSync(folder + "/fifo", constants.O_RDONLY | constants.O_NONBLOCK);
    return openSync(folder + "/fifo", "w");
  };
  const stdouts = {
    socket: () => "pipe",
    fifo: openFifo,
    inherited: () => "inherit",
    file: () => openSync(folder + "/out", "w"),
    "null device": () => openSync("/dev/null", "w"),
  };
  const stdout = stdouts[kind]();
  const args = ["--conditions=@stepflow/source", "--import", "tsx", "--input-type=module", "-e", child];
  spawn(process.execPath, args, { stdio: ["ignore", stdout, "inherit", 3] });
  if (typeof stdout === "number") closeSync(stdout);
  setInterval(() => {}, 1000);
`;

let folder = "";
let parent: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-parent-"));
});

afterEach(async () => {
  parent?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Kills the parent once the child watches it. Returns what the child reported, and what reached the parent's stdout. */
async function orphan(kind: string): Promise<{ said: string[]; read: string }> {
  const args = ["--input-type=module", "-e", PARENT, kind, folder, CHILD];
  parent = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "pipe"] });
  const read = text(parent.stdout as Readable);
  const said: string[] = [];
  const lines = createInterface({ input: parent.stdio[3] as Readable });
  lines.on("line", (line) => {
    said.push(line);
    if (line === "ready") parent?.kill("SIGKILL");
  });
  await once(lines, "close");
  return { said, read: await read };
}

describe("watchParent: the parent is killed", () => {
  it.each(["socket", "fifo"])("stops a process whose stdout (%s) only the parent read", async (kind) => {
    expect((await orphan(kind)).said).toEqual(["ready", "gone"]);
  });

  it("does not stop a process whose stdout a supervisor still reads, and writes one newline", async () => {
    expect(await orphan("inherited")).toEqual({ said: ["ready", "left alone"], read: "\n" });
  });

  it("does not stop a process whose stdout is a file, and writes nothing to it", async () => {
    expect((await orphan("file")).said).toEqual(["ready", "left alone"]);
    await expect(readFile(join(folder, "out"), "utf8")).resolves.toBe("");
  });

  it("does not stop a process whose stdout is the null device", async () => {
    expect((await orphan("null device")).said).toEqual(["ready", "left alone"]);
  });
});

describe("watchParent: timers", () => {
  it("does not keep a process alive", async () => {
    const script = `
      import { watchParent } from ${JSON.stringify(new URL("./parent-watch.ts", import.meta.url).href)};
      watchParent({ intervalMs: 1000000, onGone: () => {} });
    `;
    const args = ["--conditions=@stepflow/source", "--import", "tsx", "--input-type=module", "-e", script];
    const [code] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "exit");
    expect(code).toBe(0);
  });

  it("stops", () => {
    vi.useFakeTimers();
    try {
      const watch = watchParent({ onGone: () => {} });
      expect(vi.getTimerCount()).toBe(1);
      watch.stop();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
