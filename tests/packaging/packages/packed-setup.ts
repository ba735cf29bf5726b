import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import vitestPackage from "vitest/package.json" with { type: "json" };
import { packageOf } from "../../architecture/repository.ts";
import { startPackedRegistry } from "../created/packed-registry.ts";
import { type PackedPackage, packAll, run } from "./packing.ts";

/** What users have beside the packages: optional peers that some entries, or their types, cannot be imported without. */
const BESIDE: readonly string[] = [`vitest@${vitestPackage.version}`, ...peersOf("@stepflow/worker", "typebox", "zod")];

const OPTIONS = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

function peersOf(name: string, ...peers: readonly string[]): readonly string[] {
  const { devDependencies = {} } = packageOf(name).manifest;
  return peers.map((peer) => `${peer}@${devDependencies[peer]}`);
}

/** Packs the packages once for all test files of a project, serves them as a registry does, and installs them outside of the repository. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const packed = await packAll();
  const registry = await startPackedRegistry(packed.packages);
  const installed = await realpath(await mkdtemp(join(tmpdir(), "stepflow-installed-")));
  const teardown = async (): Promise<void> => {
    registry.close();
    await packed.remove();
    await rm(installed, { recursive: true, force: true });
  };
  try {
    await writeFile(join(installed, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const tarballs = packed.packages.map(({ tarball }) => tarball);
    await run("npm", ["install", ...OPTIONS, ...BESIDE, ...tarballs], installed);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("packed", packed.packages);
  project.provide("packedRegistry", registry.url);
  project.provide("installed", installed);
  return teardown;
}

declare module "vitest" {
  interface ProvidedContext {
    /** The packages as they would be published. */
    packed: readonly PackedPackage[];
    /** URL of a registry on this machine that offers them. */
    packedRegistry: string;
    /** Folder of a project outside of the repository, with the packages and what they depend on. Test files add folders of their own. */
    installed: string;
  }
}
