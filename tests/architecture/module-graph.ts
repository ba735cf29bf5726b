import { builtinModules } from "node:module";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { packageOf, ROOT } from "./repository.ts";

/** Everything that a package's entry loads, through its own and other packages' sources. */
export interface ModuleGraph {
  /** Files of the repository, relative to it. */
  ownFiles: string[];
  /** Built-in modules of Node, with the file that imports each. */
  builtins: string[];
  /** Other packages that are loaded with the entry. */
  eager: string[];
  /** Other packages that are loaded at first use, by `import()`. */
  lazy: string[];
}

type Inputs = Metafile["inputs"];

/**
 * Follows the imports of an entry such as `("@stepflow/worker", "./node")`. Imports of types do not count, because they do not exist at run
 * time.
 */
export async function moduleGraph(packageName: string, entry: string): Promise<ModuleGraph> {
  const { folder, manifest } = packageOf(packageName);
  const source = manifest.exports?.[entry]?.["@stepflow/source"];
  if (source === undefined) throw new Error(`${packageName} exports no ${entry}.`);
  const file = join(folder, source);
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [file],
    bundle: true,
    write: false,
    outdir: "unused",
    metafile: true,
    // Node loads every import, even an unused one.
    treeShaking: false,
    ignoreAnnotations: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    // Bundlers for the web request the condition "browser" from other packages.
    conditions: ["@stepflow/source", "browser"],
    external: [...builtinModules, "node:*", ...optionalPeersOf(packageName)],
    logLevel: "silent",
  });
  const { inputs } = metafile;
  const eagerFiles = reach(inputs, file, (kind) => kind !== "dynamic-import");
  const eager = unique([
    ...packagesIn(eagerFiles),
    ...peersIn(inputs, eagerFiles, (kind) => kind !== "dynamic-import"),
  ]);
  const all = reach(inputs, file, () => true);
  return {
    ownFiles: all.filter((path) => !path.includes("node_modules")).sort(),
    builtins: all.flatMap((path) =>
      externalsOf(inputs, path)
        .filter(isBuiltin)
        .map((name) => `${name} in ${path}`),
    ),
    eager,
    lazy: unique([...packagesIn(all), ...peersIn(inputs, all, () => true)]).filter((name) => !eager.includes(name)),
  };
}

function optionalPeersOf(packageName: string): string[] {
  return Object.keys(packageOf(packageName).manifest.peerDependenciesMeta ?? {});
}

function reach(inputs: Inputs, entry: string, follow: (kind: string) => boolean): string[] {
  const reached = new Set([entry]);
  for (const path of reached) {
    for (const { path: target, kind, external } of inputs[path]?.imports ?? []) {
      if (external !== true && follow(kind)) reached.add(target);
    }
  }
  return [...reached];
}

function externalsOf(inputs: Inputs, path: string, matches: (kind: string) => boolean = () => true): string[] {
  const externals = (inputs[path]?.imports ?? []).filter(({ external, kind }) => external === true && matches(kind));
  return externals.map((imported) => imported.path);
}

/** Optional peers that files import. */
function peersIn(inputs: Inputs, files: readonly string[], matches: (kind: string) => boolean): string[] {
  const names = files.flatMap((path) => externalsOf(inputs, path, matches)).filter((name) => !isBuiltin(name));
  return names.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
}

function isBuiltin(name: string): boolean {
  return name.startsWith("node:") || builtinModules.includes(name);
}

/** Names of the packages outside of the repository to which files belong. */
function packagesIn(files: readonly string[]): string[] {
  const names = files.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return names.filter((name) => name !== undefined);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
