import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { afterAll, beforeAll } from "vitest";

const SUPPORT = new URL("../", import.meta.url);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Only what this repository holds goes into the bundle; everything else is found in node_modules as usual. */
const ownSourcesOnly: Plugin = {
  name: "own-sources-only",
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith("@stepflow/") ? null : { external: true }));
  },
};

/** For the CommonJS files among the sources, which ask for libraries that stay outside. */
const REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** A program that exists while the tests of a file or group run. */
export interface Program {
  readonly path: string;
}

/**
 * Makes a program out of a TypeScript file of `tests/support`, from the packages' sources. Node starts it in a tenth of a second,
 * where translating on the fly takes one: runtimes restart failed workers often (docs/internals/wire.md#workers-that-end-or-restart).
 */
export function useProgram(file: string): Program {
  let folder = "";
  beforeAll(async () => {
    // Below the root, so that the libraries are found.
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

export async function bundle(file: string, folder: string, external: string[] = []): Promise<void> {
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
    external,
    plugins: [ownSourcesOnly],
    sourcemap: "inline",
    banner: { js: REQUIRE },
    logLevel: "silent",
  });
}
