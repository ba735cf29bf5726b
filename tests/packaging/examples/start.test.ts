import { type ChildProcess, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { FULL_VERSIONS } from "../../support/runtimes/versions.ts";
import { ROOT, runNpm, runProgram } from "./program.ts";

const START = join(ROOT, "scripts/start.ts");

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The id that a runtime gives to this data. */
function blobIdOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}

/** The lines under one step of the report. */
function stepOf(stdout: string, id: string): string {
  return stdout.split("\n\n").find((part) => new RegExp(`^\\d+\\. ${id} `).test(part)) ?? "";
}

describe.each(["embedded", ...FULL_VERSIONS])("npm start on runtime %s", (version) => {
  const put = version === "0.9.0" ? "blobs/put" : "POST /api/v1/blobs";
  const get = version === "0.9.0" ? "blobs/get" : "GET /api/v1/blobs";

  it("worker.plain-functions: shows each step, its callbacks and the result, and all of them follow the input", async () => {
    const file = join(await createFolder(), "text.txt");
    const start = async (text: string): Promise<string> => {
      await writeFile(file, text);
      const { exitCode, stdout, stderr } = await runNpm(["start", "--", "--runtime", version, "--input", file]);
      expect(exitCode, stderr).toBe(0);
      return stdout;
    };
    const table = [
      { word: "hello", count: 2 },
      { word: "wörld", count: 1 },
    ];
    const first = await start("Hello wörld. Hello!");
    const id = blobIdOf(table);
    const size = Buffer.byteLength(JSON.stringify(table));
    expect(first).toContain(version === "embedded" ? "Runtime     embedded (" : `stepflow-server ${version}`);
    expect(stepOf(first, "count")).toMatch(/^1\. count {2}\/hello\/count-words {2}[\d.]+ ms$/m);
    expect(stepOf(first, "count")).toContain(`callback  ${put}  ${size} bytes → blob ${id.slice(0, 12)}…`);
    expect(stepOf(first, "count")).toContain(`log       Stored the table of words. words=2 tableId="${id}"`);
    expect(stepOf(first, "count")).toContain('output    {"words":3,');
    expect(stepOf(first, "summarize")).toContain(`callback  ${get}  blob ${id.slice(0, 12)}… → ${size} bytes`);
    expect(stepOf(first, "recount")).toMatch(/^3\. recount {2}\/hello\/count-words/);
    expect(first).toMatch(/^ {3}summary +Hello wörld\. Hello!$/m);
    expect(first).toContain(`tableId       ${id}`);

    const second = await start("Goodbye.");
    const otherId = blobIdOf([{ word: "goodbye", count: 1 }]);
    expect(stepOf(second, "count")).toContain(`callback  ${put}  30 bytes → blob ${otherId.slice(0, 12)}…`);
    expect(second).toContain(`tableId       ${otherId}`);
    expect(second).not.toContain(id.slice(0, 12));
  });
});

describe.each(["0.12.0", "0.13.0"])("npm start on runtime %s", (version) => {
  it("worker.plain-functions: shows the record of each step in the runtime, the log of the worker, and the result", async () => {
    const file = join(await createFolder(), "text.txt");
    await writeFile(file, "Hello wörld. Hello!");
    const { exitCode, stdout, stderr } = await runNpm(["start", "--", "--runtime", version, "--input", file]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain(`stepflow-server ${version}`);
    const id = /^ {3}tableId +([0-9a-f]{64})$/m.exec(stdout)?.[1];
    expect(stepOf(stdout, "count")).toMatch(/^1\. count {2}\/hello\/count-words {2}[\d.]+ m?s$/m);
    expect(stepOf(stdout, "count")).toContain(`log       Stored the table of words. words=2 tableId="${id}"`);
    expect(stepOf(stdout, "count")).toContain('"words":3');
    expect(stepOf(stdout, "summarize")).toContain('output    {"summary":"Hello wörld. Hello!"}');
    expect(stepOf(stdout, "recount")).toMatch(/^3\. recount {2}\/hello\/count-words/);
    expect(stdout).toMatch(/^ {3}summary +Hello wörld\. Hello!$/m);
  });
});

it("worker.plain-functions, runtime.embedded: npm start without options needs neither Python nor a network", async () => {
  const env = { PATH: await createFolder(), STEPFLOW_CACHE_DIR: await createFolder(), PIP_NO_INDEX: "1" };
  const { exitCode, stdout, stderr } = await runProgram(START, [], { env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("Runtime     embedded (");
  expect(stdout).toContain("The run succeeded");
});

describe("npm start with an error", () => {
  it.each([
    {
      args: ["--runtime", "0.8.0"],
      message: 'Unknown runtime "0.8.0". Use one of embedded, 0.9.0, 0.10.0, 0.11.0, 0.11.1, 0.12.0, 0.13.0.',
    },
    { args: ["--inputs", "x"], message: "Unknown option '--inputs'" },
    { args: ["x"], message: "Unexpected argument 'x'" },
    { args: ["--input", "nowhere.txt"], message: `There is no file ${join(ROOT, "nowhere.txt")}` },
    { args: ["--input", "examples"], message: "examples is a folder" },
    { args: ["--input", process.execPath], message: "is not UTF-8 text" },
    { args: ["--input", "/dev/zero"], message: "/dev/zero is neither a file nor a folder" },
  ])("explains what is wrong with $args", async ({ args, message }) => {
    const { exitCode, stdout, stderr } = await runProgram(START, args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  });

  it("shows its options", async () => {
    const { exitCode, stdout } = await runProgram(START, ["--help"]);
    expect(stdout).toContain("npm start -- [--runtime NAME] [--input FILE]");
    expect(exitCode).toBe(0);
  });

  it("reports that Python is missing, with a remedy", async () => {
    const env = { PATH: await createFolder(), STEPFLOW_CACHE_DIR: await createFolder() };
    const { exitCode, stderr } = await runProgram(START, ["--runtime", "0.11.1"], { env });
    expect(stderr).toContain("needs Python with pip, but no Python was found");
    expect(stderr).toContain("Install Python 3.11 or later with pip");
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exitCode).toBe(1);
  });

  it("reports that the package cannot be downloaded, and what to check", async () => {
    const env = { PIP_NO_INDEX: "1", PIP_FIND_LINKS: "", STEPFLOW_CACHE_DIR: await createFolder() };
    const { exitCode, stderr } = await runProgram(START, ["--runtime", "0.11.1"], { env });
    expect(stderr).toContain("could not install stepflow-orchestrator==0.11.1");
    expect(stderr).toContain("the package index offered no version at all");
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exitCode).toBe(1);
  });
});

describe("npm start with text from a pipe", () => {
  it("worker.plain-functions: reads standard input to its end", async () => {
    const { exitCode, stdout, stderr } = await runNpm(["start", "--", "--input", "-"], {
      onInput: (stdin) => stdin.end("Hello wörld. Hello!"),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^Input +the standard input, 19 characters$/m);
    expect(stdout).toMatch(/^ {3}summary +Hello wörld\. Hello!$/m);
  });

  it("can be interrupted while it waits for more input", async () => {
    const { exitCode, stdout, stderr } = await runProgram(START, ["--input", "-"], {
      // The text is longer than a pipe holds, so the program is reading once all of it is written.
      onInput: (stdin, child) => stdin.write("x".repeat(1_000_000), () => child.kill("SIGINT")),
    });
    expect({ exitCode, stdout, stderr: stderr.trim() }).toEqual({ exitCode: 130, stdout: "", stderr: "Interrupted." });
  });

  it("refuses input without an end", async () => {
    const { exitCode, stderr } = await runProgram(START, ["--input", "-"], {
      onInput: function pour(stdin): void {
        stdin.write("x".repeat(1_000_000), (error) => error ?? pour(stdin));
      },
    });
    expect({ exitCode, stderr: stderr.trim() }).toEqual({
      exitCode: 1,
      stderr:
        "The standard input is too large: more than 2000000 bytes, and runtimes accept about 2 MB in one request.",
    });
  });

  it("refuses paths of pipes, because reading them could not be interrupted", async () => {
    const fifo = join(await createFolder(), "fifo");
    execFileSync("mkfifo", [fifo]);
    for (const input of [fifo, "/dev/stdin"]) {
      const { exitCode, stderr } = await runProgram(START, ["--input", input], { onInput: () => {} });
      expect(stderr).toContain(`${input} is neither a file nor a folder: --input takes the path of a text file, or -`);
      expect(exitCode).toBe(1);
    }
  });
});

it.each(["embedded", "0.11.1"])("leaves no process behind when it is interrupted (runtime %s)", async (name) => {
  const file = await longText();
  let interrupted = false;
  const { exitCode, stdout, stderr } = await runProgram(START, ["--runtime", name, "--input", file], {
    onOutput: (output, child) => {
      if (interrupted || !output.includes("Flow ")) return;
      interrupted = child.kill("SIGINT");
    },
  });
  expect(stderr).toContain("Interrupted.");
  expect(exitCode).toBe(130);
  await expectGone(stdout);
});

it("a second signal ends it without waiting for the cleanup, and leaves no process behind", async () => {
  const file = await longText();
  let interrupted = false;
  const { exitCode, stdout, stderr } = await runProgram(START, ["--input", file], {
    onOutput: (output, child) => {
      if (interrupted || !output.includes("Flow ")) return;
      interrupted = true;
      void childrenOf(child).then((children) => {
        // The worker does not answer, so an orderly end would take a while.
        for (const pid of children) process.kill(pid, "SIGSTOP");
        child.kill("SIGINT");
        child.kill("SIGTERM");
      });
    },
  });
  expect(stderr).not.toContain("Interrupted.");
  expect(exitCode).toBe(130);
  await expectGone(stdout);
});

async function longText(): Promise<string> {
  const file = join(await createFolder(), "long.txt");
  await writeFile(file, "All work and no play makes Jack a dull boy. ".repeat(40_000));
  return file;
}

async function childrenOf({ pid }: ChildProcess): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return listed.split(" ").filter(Boolean).map(Number);
}

/** Checks that the runtime and the worker that the program named no longer listen. */
async function expectGone(stdout: string): Promise<void> {
  const urls = stdout.match(/http:\/\/\S+/g) ?? [];
  expect(urls).toHaveLength(2);
  for (const url of urls) await expect(fetch(url)).rejects.toThrow("fetch failed");
}
