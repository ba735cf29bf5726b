import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Members of the manifest of a package that a release reads or writes. Others stay as they are. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  peerDependencies?: Record<string, string>;
  repository?: { readonly type: string; readonly url: string; readonly directory: string };
}

/** Manifest of a package, and its folder relative to the repository. */
export interface PackageManifest {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads the manifests of all packages that are published. */
export async function readManifests(root: string): Promise<PackageManifest[]> {
  const names = await readdir(join(root, "packages"));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, "packages", name, "package.json"), "utf8");
      return { folder: `packages/${name}`, manifest: JSON.parse(text) as Manifest };
    }),
  );
}

export async function writeManifest(root: string, { folder, manifest }: PackageManifest): Promise<void> {
  await writeFile(join(root, folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
