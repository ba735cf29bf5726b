import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url));

export interface Manifest {
  name: string;
  private?: boolean;
  publishConfig?: Record<string, unknown>;
  files?: readonly string[];
  exports?: Record<string, Record<string, string>>;
  /** Modules that differ between platforms: for each condition the file, or an object with the sources. */
  imports?: Record<string, Record<string, string | Record<string, string>>>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

export interface Workspace {
  /** Relative to the repository, such as `packages/worker`. */
  folder: string;
  manifest: Manifest;
}

/** The folders of `packages/` that are packages. */
export const packages: readonly Workspace[] = workspacesIn("packages");

/** Package of a name such as `@stepflow/worker`. */
export function packageOf(name: string): Workspace {
  const found = packages.find(({ manifest }) => manifest.name === name);
  if (found === undefined) throw new Error(`No package of packages/ is called ${name}.`);
  return found;
}

function workspacesIn(folder: string): Workspace[] {
  return readdirSync(join(ROOT, folder))
    .map((name) => `${folder}/${name}`)
    .filter((path) => existsSync(join(ROOT, path, "package.json")))
    .map((path) => ({ folder: path, manifest: readJson(`${path}/package.json`) as Manifest }));
}

export function readJson(path: string): unknown {
  return JSON.parse(readText(path));
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Templates of projects are no TypeScript before their placeholders are filled. */
const NOT_OURS = /(^|\/)(node_modules|dist|generated|fixtures|templates|\.turbo|\.cache)(\/|$)/;

/**
 * The hand-written TypeScript files below a folder, relative to the repository. Examples of doc comments (`*.examples.ts`) do not count,
 * because they import their own package by its name, as users do.
 */
export function handWritten(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".examples.ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !NOT_OURS.test(path) && !readText(path).startsWith("// Generated"))
    .sort();
}

/** All such files of the repository. */
export function allHandWritten(): string[] {
  return ["packages", "examples", "tests", "bench", "docs", "scripts"].flatMap((folder) => handWritten(folder));
}

/** Whether a file is a test, which no published package contains. */
export function isTest(path: string): boolean {
  return /\.test(-d)?\.ts$/.test(path);
}
