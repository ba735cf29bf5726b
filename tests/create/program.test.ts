import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { templateFilesOf } from "../../packages/create-stepflow-worker/src/project/template-files.ts";
import { ROOT } from "../architecture/repository.ts";
import { talkTo } from "./terminal.ts";

const PROGRAM = [
  "--import",
  import.meta.resolve("tsx"),
  join(ROOT, "packages/create-stepflow-worker/src/bin.ts"),
] as const;

/** Only to end what hangs. */
const POLL = { timeout: 25_000 };

let folder: string;
let cwd: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "create-"));
  cwd = join(folder, "projects");
  await mkdir(cwd);
});
afterEach(() => rm(folder, { recursive: true }));

/** Puts a program in the place of npm. Returns the search path that finds it. */
async function replaceNpm(script: string): Promise<string> {
  const programs = join(folder, "programs");
  await mkdir(programs);
  await writeFile(join(programs, "npm"), `#!/bin/sh\n${script}\n`);
  await chmod(join(programs, "npm"), 0o755);
  return `${programs}${delimiter}${process.env["PATH"]}`;
}

function start(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
  const child = spawn(process.execPath, [...PROGRAM, ...args], { cwd, env: { ...process.env, ...env }, stdio: "pipe" });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  const ended = once(child, "close").then(([exitCode]) => ({ exitCode: exitCode as number | null, ...texts }));
  return { child, texts, ended };
}

describe("create-stepflow-worker as a process", () => {
  it("installs and commits, without asking anything although stdin is open", async () => {
    const PATH = await replaceNpm('echo "$@" > installed');
    const { exitCode, stdout } = await start(["words"], { PATH, npm_config_user_agent: undefined }).ended;
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining("Next:\n  cd words\n  npm run test\n  npm run dev\n"),
    });
    expect(await readFile(join(cwd, "words/installed"), "utf8")).toBe("install\n");
    expect(await readdir(join(cwd, "words"))).toContain(".git");
  });

  it("keeps the project if its dependencies cannot be installed, and says so", async () => {
    const PATH = await replaceNpm("echo no network >&2; exit 7");
    const { exitCode, stderr, stdout } = await start(["words", "--pm", "npm"], { PATH }).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toBe("no network\n\nnpm could not install the dependencies; the project is complete.\n");
    expect(stdout).toContain("  npm install\n");
    expect(await readdir(join(cwd, "words"))).toContain("package.json");
  });

  it("leaves nothing behind if it is interrupted while it installs", async () => {
    const PATH = await replaceNpm("touch ../../started; exec sleep 600");
    const { child, ended } = start(["apps/words", "--pm", "npm"], { PATH });
    await expect.poll(() => readdir(cwd).then((names) => names.length), POLL).toBe(2);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ exitCode: 130, stderr: "Interrupted by SIGINT.\n" });
    expect(await readdir(cwd)).toEqual(["started"]);
  });

  it("has written every file if it is killed while it installs", async () => {
    const PATH = await replaceNpm("echo $$ > ../started; exec sleep 600");
    const { child, ended } = start(["words", "--pm", "npm"], { PATH });
    const started = join(cwd, "started");
    await expect.poll(() => readFile(started, "utf8").catch(() => ""), POLL).toMatch(/^\d+\n$/);
    child.kill("SIGKILL");
    process.kill(Number(await readFile(started, "utf8")));
    await ended;
    const project = {
      name: "words",
      folder: "words",
      template: "basic",
      schema: "zod",
      packageManager: "npm",
    } as const;
    const written = await readdir(join(cwd, "words"), { recursive: true, withFileTypes: true });
    const paths = written.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    expect(paths.toSorted()).toEqual(
      [...templateFilesOf(project).keys()].map((path) => join(cwd, "words", path)).sort(),
    );
    expect((await readdir(cwd)).sort()).toEqual(["started", "words"]);
  });
});

describe("on a terminal", () => {
  const ENTER = "\r";
  const DOWN = "\u001b[B";

  it("asks for everything that is open", async () => {
    const { exitCode, screen } = await talkTo([...PROGRAM, "--no-git"], cwd, [
      ["Where is the project created?", `words${ENTER}`],
      ["Which template?", DOWN + ENTER],
      ["How do components describe inputs and outputs?", DOWN + DOWN + ENTER],
      ["Which package manager?", DOWN + ENTER],
      ["Install dependencies?", "n"],
    ]);
    expect(exitCode, screen).toBe(0);
    expect(screen).toContain("Created words from the template ai, with arktype for schemas.");
    const manifest = JSON.parse(await readFile(join(cwd, "words/package.json"), "utf8"));
    expect(manifest).toMatchObject({ name: "words", dependencies: { arktype: expect.any(String) } });
    expect(screen).toContain("pnpm install");
  });

  it("asks nothing with --yes", async () => {
    const { exitCode, screen } = await talkTo([...PROGRAM, "--yes", "--no-git", "--no-install"], cwd, []);
    expect(exitCode, screen).toBe(0);
    expect(await readdir(cwd)).toEqual(["my-worker"]);
  });

  it("ends by Ctrl-C at a question, with one sentence and without a project", async () => {
    const { exitCode, screen } = await talkTo([...PROGRAM, "words"], cwd, [["Which template?", "\u0003"]]);
    expect(exitCode, screen).toBe(130);
    expect(screen).toContain("Interrupted: nothing was created.");
    expect(await readdir(cwd)).toEqual([]);
  });
});
