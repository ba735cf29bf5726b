import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { packageOf } from "../../architecture/repository.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A package as it would be published. */
export interface PackedPackage {
  name: string;
  /** Relative to the repository, such as `packages/worker`. */
  folder: string;
  tarball: string;
  /** Paths inside the package. */
  files: string[];
}

export interface Packed {
  packages: PackedPackage[];
  remove(): Promise<void>;
}

/** Runs a program of the repository and returns its output. Throws an error with the output if the program fails. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string = ROOT,
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  const path = `${join(ROOT, "node_modules/.bin")}:${process.env["PATH"]}`;
  const env = { ...process.env, PATH: path, NO_COLOR: "1", ...variables };
  try {
    const { stdout } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([message, stdout, stderr].join("\n"));
  }
}

/** Packs every package of packages/ into a temporary folder. `dist/` must have been built. */
export async function packAll(): Promise<Packed> {
  const target = await mkdtemp(join(tmpdir(), "stepflow-packed-"));
  const folders = (await readdir(join(ROOT, "packages"))).map((name) => `packages/${name}`);
  const args = ["pack", "--json", "--loglevel=error", "--pack-destination", target];
  const output = JSON.parse(await run("npm", [...args, ...folders.flatMap((folder) => ["--workspace", folder])])) as
    | NpmPacked[]
    | Record<string, NpmPacked>;
  const packages = Object.values(output).map(({ name, filename, files }) => ({
    name,
    folder: packageOf(name).folder,
    tarball: join(target, filename),
    files: files.map(({ path }) => path),
  }));
  return { packages, remove: () => rm(target, { recursive: true, force: true }) };
}

/** One entry of what `npm pack --json` prints: an array, or since npm 11 an object by name. */
interface NpmPacked {
  name: string;
  filename: string;
  files: { path: string }[];
}
