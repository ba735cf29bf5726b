import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";

/** Folder of the library `yaml`. Its manifest offers CommonJS to Node, and ES modules to everything else. */
const FOLDER = dirname(createRequire(import.meta.url).resolve("yaml/package.json"));
/** A module that is part of every use of the library, so that the licence is in every output. */
const COMMON_MODULE = /[\\/]yaml[\\/]browser[\\/]dist[\\/]nodes[\\/]identity\.js$/;

/**
 * Puts the ES modules of `yaml` into the output, with their licence. Bundlers for Node would take its CommonJS files, which esbuild cannot put
 * into an ES module: they `require` built-in modules.
 */
export const yamlAsModules: Plugin = {
  name: "yaml-as-modules",
  setup(bundler) {
    bundler.onResolve({ filter: /^yaml$/ }, () => ({ path: join(FOLDER, "browser/index.js"), sideEffects: false }));
    bundler.onLoad({ filter: COMMON_MODULE }, async ({ path }) => {
      const licence = (await readFile(join(FOLDER, "LICENSE"), "utf8")).trim();
      return {
        contents: `/*!\n@license yaml, https://eemeli.org/yaml\n\n${licence}\n*/\n${await readFile(path, "utf8")}`,
      };
    });
  },
};
