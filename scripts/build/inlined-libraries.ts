import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";

const { resolve } = createRequire(import.meta.url);

/** Folder of the library `yaml`. Its manifest offers CommonJS to Node, and ES modules to everything else. */
const YAML_FOLDER = dirname(resolve("yaml/package.json"));
/** A module that is part of every use of the library, so that the licence is in every output. */
const YAML_COMMON_MODULE = /[\\/]yaml[\\/]browser[\\/]dist[\\/]nodes[\\/]identity\.js$/;

const COMMONJS_IMPORT = /^json-rpc-2\.0\//;
const COMMONJS_FILE = /[\\/]node_modules[\\/](json-rpc-2\.0)[\\/].*\.js$/;

const HOMEPAGES: Readonly<Record<string, string>> = {
  "json-rpc-2.0": "https://github.com/shogowada/json-rpc-2.0",
  yaml: "https://eemeli.org/yaml",
};

/**
 * Puts libraries into the output, with their licences.
 *
 * - `yaml` as ES modules: bundlers for Node would take its CommonJS files, which esbuild cannot put into an ES module, because they
 *   `require` built-in modules.
 * - CommonJS libraries that a worker needs at its start: Node scans the text of an imported CommonJS module for its exports, with a scanner
 *   that it loads for the first one.
 */
export const inlinedLibraries: Plugin = {
  name: "inlined-libraries",
  setup(bundler) {
    bundler.onResolve({ filter: /^yaml$/ }, () => ({
      path: join(YAML_FOLDER, "browser/index.js"),
      sideEffects: false,
    }));
    bundler.onLoad({ filter: YAML_COMMON_MODULE }, ({ path }) => withLicence(path, "yaml"));
    bundler.onResolve({ filter: COMMONJS_IMPORT }, ({ path }) => ({ path: resolve(path), sideEffects: false }));
    bundler.onLoad({ filter: COMMONJS_FILE }, ({ path }) => withLicence(path, COMMONJS_FILE.exec(path)?.[1] ?? ""));
  },
};

async function withLicence(path: string, name: string): Promise<{ readonly contents: string }> {
  const folder = join(path.slice(0, path.lastIndexOf("node_modules")), "node_modules", name);
  const licence = (await readFile(join(folder, "LICENSE"), "utf8")).trim();
  return { contents: `/*!\n@license ${name}, ${HOMEPAGES[name]}\n\n${licence}\n*/\n${await readFile(path, "utf8")}` };
}
