import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { afterAll, beforeAll } from "vitest";

const SUPPORT = new URL("../", import.meta.url);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Bundles the sources of this repository only. Other packages are loaded from node_modules as usual. */
const ownSourcesOnly: Plugin = {
  name: "own-sources-only",
  setup(bundler) {
    // `#…` is a file of the package that imports it.
    bundler.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      /^(?:@stepflow\/|#)/.test(path) ? null : { external: true },
    );
  },
};

/**
 * Libraries that stay outside of programs: they look for files of their own, define `require` themselves, or are CommonJS and loaded by
 * `import()`, which hides their exports in a bundle. All others are bundled, which saves a quarter of the time that a program takes to start.
 */
export const OUTSIDE: readonly string[] = [
  "esbuild",
  "piscina",
  "prettier",
  "quickjs-emscripten",
  "tsx",
  "tsx/*",
  "typescript",
  "yaml",
];

/** Defines `require` for the CommonJS files among the sources, because not all libraries that they load are bundled. */
export const REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** A bundled program that exists while the tests of a file or group run. */
export interface Program {
  readonly path: string;
}

/**
 * Bundles a TypeScript file of `tests/support` and the packages' sources into a program. Node starts it in 0.1 s, and 1 s if it had to
 * compile TypeScript. This matters because runtimes restart failed workers often (docs/internals/wire.md#workers-that-end-or-restart).
 */
export function useProgram(file: string): Program {
  let folder = "";
  beforeAll(async () => {
    // The folder is below the root, so that Node finds the libraries.
    folder = await mkdtemp(join(ROOT, "node_modules", ".stepflow-tests-"));
    await bundle(fileURLToPath(new URL(file, SUPPORT)), folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    get path() {
      return join(folder, "program.mjs");
    },
  };
}

/** Bundles a program. With `missing`, its libraries and the missing packages stay outside. */
export async function bundle(file: string, folder: string, missing?: readonly string[]): Promise<void> {
  await build({
    entryPoints: { program: file },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["@stepflow/source"],
    external: [...(missing ?? OUTSIDE)],
    plugins: missing === undefined ? [] : [ownSourcesOnly],
    sourcemap: "inline",
    // Node reads the whole map at the start.
    sourcesContent: false,
    banner: { js: REQUIRE },
    logLevel: "silent",
  });
}
