import { runCommand } from "../test/command.ts";
import { readManifests, writeManifest } from "./package-manifests.ts";

const LIMIT_MS = 300_000;

/**
 * Turns changesets into versions and changelogs. Packages name exact versions of each other as peers. For Changesets, the next version of a
 * peer that does not fit is a major change, even before 1.0. So the peers are ranges while it runs.
 *
 * @throws Error if a command fails
 */
export async function versionPackages(root: string): Promise<void> {
  await setPeers(root, (version) => `>=${version}`);
  try {
    await run(root, "changeset", "version");
  } finally {
    await setPeers(root, (version) => version);
  }
  await run(root, "npm", "install", "--package-lock-only", "--ignore-scripts", "--prefer-offline");
}

async function setPeers(root: string, toRange: (version: string) => string): Promise<void> {
  const packages = await readManifests(root);
  const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]));
  for (const one of packages) {
    const { peerDependencies } = one.manifest;
    if (peerDependencies === undefined) continue;
    for (const name of Object.keys(peerDependencies)) {
      const version = versions.get(name);
      if (version !== undefined) peerDependencies[name] = toRange(version);
    }
    await writeManifest(root, one);
  }
}

async function run(root: string, command: string, ...args: readonly string[]): Promise<void> {
  const { exitCode, output } = await runCommand(command, args, { cwd: root, limitMs: LIMIT_MS });
  if (exitCode !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${exitCode}:\n${output}`);
}
