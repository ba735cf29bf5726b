import { runCommand } from "../test/command.ts";
import { readManifests, writeManifest } from "./package-manifests.ts";

const LIMIT_MS = 1_800_000;

export interface PublishOptions {
  /** Repository on GitHub, such as `owner/name`. npm proves where a package was built only if its manifest names the repository. */
  readonly repository: string | undefined;
  /** Whether to do everything but the upload. */
  readonly dryRun: boolean;
}

/**
 * Publishes every package whose version is not published yet, and tags the commit. `dist/` must have been built.
 *
 * @throws Error if a command fails
 */
export async function publishPackages(root: string, { repository, dryRun }: PublishOptions): Promise<void> {
  const packages = await readManifests(root);
  if (repository !== undefined && !dryRun) await nameRepository(root, repository);
  const command = dryRun
    ? // npm prints no names at the level that the caller may have set.
      ["npm", "publish", "--dry-run", "--loglevel=notice", ...packages.flatMap(({ folder }) => ["--workspace", folder])]
    : ["changeset", "publish"];
  const [program = "", ...args] = command;
  const onOutput = (text: string): void => void process.stdout.write(text);
  const { exitCode } = await runCommand(program, args, { cwd: root, limitMs: LIMIT_MS, onOutput });
  if (exitCode !== 0) throw new Error(`${command.join(" ")} ended with ${exitCode}.`);
}

/** Writes the repository into the manifest of every package. */
export async function nameRepository(root: string, repository: string): Promise<void> {
  const url = `git+https://github.com/${repository}.git`;
  for (const { folder, manifest } of await readManifests(root)) {
    await writeManifest(root, {
      folder,
      manifest: { ...manifest, repository: { type: "git", url, directory: folder } },
    });
  }
}
