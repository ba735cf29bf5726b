import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { PackageManager } from "../../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import type { SchemaLibrary } from "../../../packages/create-stepflow-worker/src/choices/schema-library.ts";
import type { Template } from "../../../packages/create-stepflow-worker/src/choices/template.ts";
import { readJson } from "../../architecture/repository.ts";
import { BUN } from "../../support/tools/javascript-runtime.ts";
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
    const programs = `${tarball} pnpm@${TOOLS.pnpm} @yarnpkg/cli-dist@${TOOLS.yarn} bun@${BUN}`;
    await runShell(`npm install --prefer-offline --no-audit --no-fund ${programs}`, join(folder, "program"), env);
    const ofOthers = await writeSettings(folder);
    return { create: (combination) => create(combination, folder, { ...env, ...ofOthers }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes the settings of Yarn and Bun, which do not read those of npm. Returns variables that lead to them. */
async function writeSettings(folder: string): Promise<Environment> {
  const registry = inject("packedRegistry");
  const ofYarn = { npmScopes: { stepflow: { npmRegistryServer: registry } }, unsafeHttpWhitelist: ["127.0.0.1"] };
  // JSON is YAML. Yarn reads the file in each folder above a project, too.
  await writeFile(join(folder, ".yarnrc.yml"), JSON.stringify(ofYarn));
  await writeFile(join(folder, ".bunfig.toml"), `[install.scopes]\n"@stepflow" = "${registry}"\n`);
  return {
    XDG_CONFIG_HOME: folder,
    // What they remember of packages of this version would be taken for the packed ones.
    YARN_GLOBAL_FOLDER: join(folder, "yarn"),
    BUN_INSTALL_CACHE_DIR: join(folder, "bun"),
    // With `CI`, Yarn writes no lock file, which a new project does not have yet.
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
    YARN_ENABLE_TELEMETRY: "false",
  };
}

async function create(
  { template, schema, packageManager }: Combination,
  folder: string,
  env: Environment,
): Promise<InstalledProject> {
  const name = `${template}-${schema}-${packageManager}`;
  const isYarn = packageManager === "yarn";
  const options = `--template ${template} --schema ${schema} --pm ${packageManager} --no-git --yes`;
  const line = `create-stepflow-worker ${name} ${options}${isYarn ? " --no-install" : ""}`;
  const { stdout } = await runShell(line, folder, env);
  const project = new InstalledProject(name, join(folder, name), stdout, env);
  if (isYarn) await installByYarn(project);
  return project;
}

/**
 * Yarn fails if one optional dependency is missing, also one for another system. Mirrors of the registry do not have all those of the latest
 * vite, so vite has the version that this repository uses.
 */
async function installByYarn(project: InstalledProject): Promise<void> {
  const { devDependencies } = readJson("package.json") as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const manifest = JSON.parse(await project.read("package.json")) as object;
  const resolutions = { vite: devDependencies["vite"] };
  await writeFile(join(project.folder, "package.json"), JSON.stringify({ ...manifest, resolutions }));
  await project.run("yarn install");
}
