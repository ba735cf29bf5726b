import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { PackageManager } from "../../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import type { SchemaLibrary } from "../../../packages/create-stepflow-worker/src/choices/schema-library.ts";
import type { Template } from "../../../packages/create-stepflow-worker/src/choices/template.ts";
import { createUserEnvironment, type Environment } from "../packages/user-environment.ts";
import { TOOLS } from "../toolchains/requirements.ts";
import { InstalledProject } from "./installed-project.ts";
import { runShell } from "./shell.ts";

/** What a project is made of. */
export interface Combination {
  readonly template: Template;
  readonly schema: SchemaLibrary;
  readonly packageManager: PackageManager;
}

/** A folder outside of the repository, in which projects are created and installed as users do it, from the packed packages. */
export interface Bench {
  /** Creates a project by the packed program, which also installs it. */
  create(combination: Combination): Promise<InstalledProject>;
  close(): Promise<void>;
}

/** Installs `create-stepflow-worker` from its tarball. */
export async function openBench(): Promise<Bench> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "stepflow-created-")));
  const env = await createUserEnvironment(folder, inject("packedRegistry"), join(folder, "program/node_modules/.bin"));
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const { tarball = "" } = inject("packed").find(({ name }) => name === "create-stepflow-worker") ?? {};
    await mkdir(join(folder, "program"));
    const programs = `${tarball} pnpm@${TOOLS.pnpm}`;
    await runShell(`npm install --prefer-offline --no-audit --no-fund ${programs}`, join(folder, "program"), env);
    return { create: (combination) => create(combination, folder, env), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function create(
  { template, schema, packageManager }: Combination,
  folder: string,
  env: Environment,
): Promise<InstalledProject> {
  const name = `${template}-${schema}-${packageManager}`;
  const options = `--template ${template} --schema ${schema} --pm ${packageManager} --no-git --yes`;
  const { stdout } = await runShell(`create-stepflow-worker ${name} ${options}`, folder, env);
  return new InstalledProject(name, join(folder, name), stdout, env);
}
