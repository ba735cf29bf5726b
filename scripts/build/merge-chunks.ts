import { writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { OutputFile } from "esbuild";
import { type Plugin, rolldown } from "rolldown";
import type { PackageEntry } from "./package-entries.ts";
import { shareImports } from "./share-imports.ts";

/** Texts of the outputs of a package, by absolute path. */
type Files = ReadonlyMap<string, string>;

/** Entries that a program loads together with the main entry, or that are the main entry. */
const STARTING: ReadonlySet<string> = new Set(["index", "node", "carrier", "lambda", "hono"]);
/**
 * Names of the joined files. Their extension shows that they are ES modules. For `.js`, Node would look for the manifest of each import.
 */
const GROUPS: ReadonlySet<string> = new Set(["core", "shared"]);
const EMPTY_MAP = JSON.stringify({ version: 3, sources: [], names: [], mappings: "" });
/** An entry that other packages load at their start, with or without the main entry. */
const INTERNAL = "internal";

/**
 * Joins the chunks that the main entry of a package loads at its start, because Node needs about 0.5 ms to find, read and link a file, and
 * esbuild makes a chunk for each combination of entries. Two files remain: `core.mjs` for entries that load together with the main entry, and
 * `shared.mjs` for what other entries load, too. So a program that imports only one of those does not load the core.
 *
 * @param outputs files of esbuild with their source maps, which are not written yet.
 */
export async function mergeChunks(
  outputs: readonly OutputFile[],
  entries: readonly PackageEntry[],
  folder: string,
): Promise<void> {
  const files = new Map(outputs.map(({ path, text }) => [path, text]));
  const paths = entries.map(({ output }) => join(folder, `${output}.js`));
  const { core, shared } = groupsOf(paths, files);
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map(({ output }, index) => [output, paths[index] ?? ""])),
    platform: "neutral",
    preserveEntrySignatures: "allow-extension",
    plugins: [inMemory(files)],
    // esbuild has removed what is unused.
    treeshake: false,
  });
  const { output } = await bundle.generate({
    format: "esm",
    sourcemap: true,
    entryFileNames: "[name].js",
    chunkFileNames: ({ name }) => (GROUPS.has(name) ? "[name].mjs" : "[name].js"),
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: "core", test: (path) => core.has(path) },
        { name: "shared", test: (path) => shared.has(path) },
      ],
    },
  });
  await bundle.close();
  const texts = new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file.code]] : [])));
  const maps = new Map(output.flatMap((file) => (file.type === "asset" ? [[file.fileName, String(file.source)]] : [])));
  for (const [name, text] of shareImports(texts)) {
    const map = `${name}.map`;
    // A file that only passes on names has no map. A link to an empty one keeps tools from searching.
    await writeFile(join(folder, name), maps.has(map) ? text : `${text}//# sourceMappingURL=${map}\n`);
    await writeFile(join(folder, map), maps.get(map) ?? EMPTY_MAP);
  }
}

interface Groups {
  readonly core: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

function groupsOf(entries: readonly string[], files: Files): Groups {
  const isStarting = (path: string): boolean => STARTING.has(nameOf(path));
  const loaded = (paths: readonly string[]): Set<string> =>
    new Set(paths.flatMap((path) => [...loadedBy(path, files)]));
  const atStart = loaded(entries.filter((path) => isStarting(path) || nameOf(path) === INTERNAL));
  const elsewhere = loaded(entries.filter((path) => !isStarting(path)));
  const chunks = [...atStart].filter((path) => !entries.includes(path));
  return {
    core: new Set(chunks.filter((path) => !elsewhere.has(path))),
    shared: new Set(chunks.filter((path) => elsewhere.has(path))),
  };
}

function nameOf(path: string): string {
  return basename(path, ".js");
}

/** Returns the files that load together with a file, as opposed to later. */
function loadedBy(path: string, files: Files, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, imported = ""] of files.get(path)?.matchAll(/^(?:import|export|\})[^"]*?"(\.[^"]+)";$/gm) ?? []) {
    loadedBy(resolve(dirname(path), imported), files, found);
  }
  return found;
}

function inMemory(files: Files): Plugin {
  return {
    name: "in-memory",
    resolveId(id, importer) {
      if (importer === undefined || files.has(id)) return id;
      return id.startsWith(".") ? resolve(dirname(importer), id) : { id, external: true };
    },
    load(path) {
      const code = files.get(path);
      return code === undefined ? null : { code, map: files.get(`${path}.map`) ?? null };
    },
  };
}
