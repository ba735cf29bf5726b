import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CreateError } from "./exit/create-error.ts";
import { runCreate } from "./run-create.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "create-"));
});
afterEach(() => rm(cwd, { recursive: true }));

/** Runs the program without a terminal. */
async function create(args: readonly string[], signal: AbortSignal = new AbortController().signal) {
  const texts = { stdout: "", stderr: "" };
  const collect = (name: "stdout" | "stderr") =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += String(chunk);
        done();
      },
    });
  const io = { stdin: new PassThrough(), stdout: collect("stdout"), stderr: collect("stderr"), env: {}, cwd, signal };
  return { exitCode: await runCreate(args, io), ...texts };
}

const QUIET = ["--no-install", "--no-git"];

describe("without a terminal", () => {
  it("creates a project by defaults, and shows what comes next", async () => {
    expect(await create(["my-worker", ...QUIET])).toEqual({
      exitCode: 0,
      stdout: `Created my-worker from the template basic, with zod for schemas.

Next:
  cd my-worker
  npm install
  npm run test
  npm run dev
`,
      stderr: "",
    });
    const manifest = JSON.parse(await readFile(join(cwd, "my-worker/package.json"), "utf8"));
    expect(manifest).toMatchObject({ name: "my-worker", dependencies: { zod: expect.any(String) } });
    expect(await readdir(cwd)).toEqual(["my-worker"]);
    expect(await readdir(join(cwd, "my-worker"))).toEqual(expect.arrayContaining([".gitignore", ".github", "src"]));
  });

  it("takes an empty folder, and creates those above it", async () => {
    await mkdir(join(cwd, "empty"));
    expect(await create(["empty", ...QUIET])).toMatchObject({ exitCode: 0 });
    expect(await create(["apps/text", "--pm", "pnpm", ...QUIET])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("cd apps/text\n  pnpm install\n  pnpm run test\n"),
    });
  });

  it("prints help and version", async () => {
    expect(await create(["--help"])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("python-mixed") });
    expect(await create(["--version"])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

/** A folder that no process can write into: as root, a permission would not be enough. */
const UNWRITABLE = "/proc/stepflow/worker";

describe("nothing is left behind, and one sentence says why, for", () => {
  it.each([
    ["a folder with files", ["full"], 1, /^The folder .*full is not empty: choose another name\.\n$/],
    ["a file", ["file"], 1, /^The folder .*file cannot be created: a file is in the way\.\n$/],
    ["a parent that is a file", ["file/worker"], 1, /^The folder .*file\/worker cannot be created: a file .*\.\n$/],
    [
      "a parent that cannot be written",
      [UNWRITABLE],
      1,
      /^The folder \/proc\/stepflow\/worker cannot be created: .*\.\n$/,
    ],
    [
      "a bad name",
      ["My Worker"],
      2,
      /^The folder "My Worker" cannot be the name of a project: .* such as my-worker\.\n$/,
    ],
    [
      "an unknown template",
      ["w", "--template", "basik"],
      2,
      /^The template "basik" does not exist: did you mean basic\?\n$/,
    ],
    [
      "an unknown schema library",
      ["w", "--schema", "yup"],
      2,
      /^The schema library "yup" does not exist: choose zod, .*\.\n$/,
    ],
    ["an unknown option", ["w", "--typescript"], 2, /^The option --typescript does not exist: see --help\.\n$/],
  ])("%s", async (_name, args, exitCode, message) => {
    await mkdir(join(cwd, "full"));
    await writeFile(join(cwd, "full/notes.txt"), "");
    await writeFile(join(cwd, "file"), "");
    expect(await create([...args, ...QUIET])).toEqual({ exitCode, stdout: "", stderr: expect.stringMatching(message) });
    expect((await readdir(cwd)).sort()).toEqual(["file", "full"]);
    expect(await readdir(join(cwd, "full"))).toEqual(["notes.txt"]);
  });

  it("an interruption while files are written", async () => {
    const controller = new AbortController();
    controller.abort(new CreateError("interrupted", "Interrupted by SIGINT."));
    expect(await create(["a/b/worker", ...QUIET], controller.signal)).toEqual({
      exitCode: 130,
      stdout: "",
      stderr: "Interrupted by SIGINT.\n",
    });
    expect(await readdir(cwd)).toEqual([]);
  });
});
