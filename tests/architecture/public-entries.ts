import { posix } from "node:path";
import { packages } from "./repository.ts";

/** Entry of a package, under which users import it. */
export interface PublicEntry {
  readonly packageName: string;
  /** Specifier of an import, such as `@stepflow/worker/node`. */
  readonly specifier: string;
  /** Name of its file, such as `node`. */
  readonly name: string;
  /** File for each condition of `exports`. */
  readonly targets: Readonly<Record<string, string>>;
}

/** The entries of all packages. */
export const entries: readonly PublicEntry[] = packages.flatMap(({ manifest }) =>
  Object.entries(manifest.exports ?? {}).map(([entry, targets]) => ({
    packageName: manifest.name,
    specifier: posix.join(manifest.name, entry),
    name: entry === "." ? "index" : entry.slice(2),
    targets,
  })),
);

/** Returns the names of the values that each entry exports. */
export async function surfaceOf(some: readonly PublicEntry[]): Promise<Record<string, string[]>> {
  const surface: Record<string, string[]> = {};
  for (const { specifier } of some) {
    surface[specifier] = Object.keys((await import(specifier)) as object).sort();
  }
  return surface;
}
