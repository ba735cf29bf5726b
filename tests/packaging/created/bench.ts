import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { PackageManager } from "../../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import type { SchemaLibrary } from "../../../packages/create-stepflow-worker/src/choices/schema-library.ts";
import type { Template } from "../../../packages/create-stepflow-worker/src/choices/template.ts";
import { packAll } from "../packages/packing.ts";
import { InstalledProject } from "./installed-project.ts";
import { startPackedRegistry } from "./packed-registry.ts";
import { runShell } from "./shell.ts";

/** Version of pnpm, which this machine may not have. */
const PNPM = "12.21.0";

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

/** Packs the packages, and installs `create-stepflow-worker`. `dist/` must have been built. */
export async function openBench(): Promise<Bench> {
  const packed = await packAll();
  const registry = await startPackedRegistry(packed.packages);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "stepflow-created-")));
  const env = await toEnvironment(folder, registry.url);
  const close = async (): Promise<void> => {
    registry.close();
    await packed.remove();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { tarball = "" } = packed.packages.find(({ name }) => name === "create-stepflow-worker") ?? {};
    await mkdir(join(folder, "program"));
    const programs = `${tarball} pnpm@${PNPM}`;
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
  env: Readonly<Record<string, string | undefined>>,
): Promise<InstalledProject> {
  const name = `${template}-${schema}-${packageManager}`;
  const options = `--template ${template} --schema ${schema} --pm ${packageManager} --no-git --yes`;
  const { stdout } = await runShell(`create-stepflow-worker ${name} ${options}`, folder, env);
  return new InstalledProject(name, join(folder, name), stdout, env);
}

/** The environment of a user whose package manager finds the packed packages. */
async function toEnvironment(folder: string, url: string): Promise<Record<string, string | undefined>> {
  const own = await readFile(join(homedir(), ".npmrc"), "utf8").catch(() => "");
  const config = join(folder, "npmrc");
  await writeFile(config, `${own}\n@stepflow:registry=${url}\nprefer-offline=true\n`);
  const ofNpm = Object.keys(process.env).filter((name) => /^(?:npm_|VITEST|NODE_)/.test(name));
  return {
    ...process.env,
    ...Object.fromEntries(ofNpm.map((name) => [name, undefined])),
    PATH: `${join(folder, "program/node_modules/.bin")}${delimiter}${process.env["PATH"]}`,
    npm_config_userconfig: config,
    NO_COLOR: "1",
    CI: "1",
  };
}
