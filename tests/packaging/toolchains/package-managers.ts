import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { packageOf, readJson } from "../../architecture/repository.ts";
import { findJavaScriptRuntime } from "../../support/tools/javascript-runtime.ts";
import { installTool } from "../../support/tools/npm-tool.ts";
import { createUserEnvironment } from "../packages/user-environment.ts";
import { TOOLS } from "./requirements.ts";
import { createUserFolder, runAsUser } from "./user-folder.ts";

/** What the programs import. */
const DEPENDENCIES: readonly string[] = ["@stepflow/client", "@stepflow/grpc", "@stepflow/runtime", "@stepflow/worker"];

/** Commands of a package manager that install a project, and that run a file in it with Node. */
interface PackageManager {
  readonly install: readonly string[];
  readonly node: readonly string[];
}

async function commandsOf(name: string): Promise<PackageManager> {
  if (name === "npm") return { install: ["npm", "install"], node: [process.execPath] };
  if (name === "bun") return { install: [await findJavaScriptRuntime("bun"), "install"], node: [process.execPath] };
  if (name === "pnpm") {
    const pnpm = join(await installTool(`pnpm@${TOOLS.pnpm}`), "node_modules/.bin/pnpm");
    return { install: [pnpm, "install"], node: [process.execPath] };
  }
  const yarn = join(await installTool(`@yarnpkg/cli-dist@${TOOLS.yarn}`), "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
  return { install: [process.execPath, yarn, "install"], node: [process.execPath, yarn, "node"] };
}

export const PACKAGE_MANAGERS = ["npm", "pnpm", "yarn with PnP", "bun"] as const;

/** Installs the packages by a package manager as users do, runs `main.mjs` of the project with Node, and returns what it prints. */
export async function installAndRun(name: (typeof PACKAGE_MANAGERS)[number]): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), "stepflow-managed-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = await createUserFolder(parent);
  const env = {
    ...(await createUserEnvironment(parent, inject("packedRegistry"))),
    // What they remember of packages of this version would be taken for the packed ones.
    YARN_GLOBAL_FOLDER: join(parent, "yarn"),
    BUN_INSTALL_CACHE_DIR: join(parent, "bun"),
  };
  const dependencies = Object.fromEntries(DEPENDENCIES.map((dependency) => [dependency, versionOf(dependency)]));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "user", private: true, dependencies }));
  await writeFile(join(folder, ".npmrc"), `@stepflow:registry=${inject("packedRegistry")}\n`);
  const ofYarn = {
    nodeLinker: "pnp",
    enableTelemetry: false,
    enableImmutableInstalls: false,
    npmScopes: { stepflow: { npmRegistryServer: inject("packedRegistry") } },
    unsafeHttpWhitelist: ["127.0.0.1"],
  };
  // JSON is YAML.
  await writeFile(join(folder, ".yarnrc.yml"), JSON.stringify(ofYarn));
  await writeFile(join(folder, "yarn.lock"), "");
  const { install, node } = await commandsOf(name);
  await runAsUser(folder, install, env);
  return runAsUser(folder, [...node, "main.mjs"], env);
}

function versionOf(name: string): string {
  return (readJson(`${packageOf(name).folder}/package.json`) as { readonly version: string }).version;
}
