import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BuildOptions, build, type OutputFile, type Plugin } from "esbuild";
import { ROOT } from "../test/root.ts";
import { inlinedLibraries } from "./inlined-libraries.ts";
import { mergeChunks } from "./merge-chunks.ts";
import { type PackageEntry, packageEntries } from "./package-entries.ts";

/** A module that differs between platforms, and that each worker on Node loads at its start. */
const STARTING_MODULE = "library-mistakes";
/** An entry that each client loads at its start. It is a file of its own, because bundlers load shared files as a whole. */
const CLIENT_ENTRY = "internal-client";
/** Packages that each worker loads at its start. */
const STARTING_PACKAGES = /[\\/](?:protocol|transport|worker)$/;

/**
 * Writes the JavaScript of a package: one file for each entry, and chunks for what entries share or load later. Node loads a few files
 * much faster than a hundred, which is most of the time that a worker needs to start. Other packages stay outside.
 */
export async function bundlePackage(packageFolder: string): Promise<void> {
  const entries = await packageEntries(packageFolder);
  const isAlone = ({ isForPlatform, output }: PackageEntry): boolean => isForPlatform || output === CLIENT_ENTRY;
  const ofPackage = entries.filter((entry) => !isAlone(entry));
  // A module that differs between platforms is imported by its name in the manifest, so it must not share a file with what imports it.
  for (const entry of entries) {
    if (!isAlone(entry)) continue;
    await write(await bundle(packageFolder, [entry], entry.output === STARTING_MODULE ? [protocolHelpers] : []));
  }
  const outputs = await bundle(packageFolder, ofPackage);
  if (STARTING_PACKAGES.test(packageFolder)) await mergeChunks(outputs, ofPackage, join(packageFolder, "dist"));
  else await write(outputs);
}

async function bundle(
  packageFolder: string,
  entries: readonly PackageEntry[],
  plugins: readonly Plugin[] = [],
): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    ...OPTIONS,
    plugins: [...plugins, ...OPTIONS.plugins],
    absWorkingDir: packageFolder,
    entryPoints: entries.map(({ source, output }) => ({ in: source, out: output })),
  });
  return outputFiles;
}

async function write(outputs: readonly OutputFile[]): Promise<void> {
  for (const { path, contents } of outputs) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

/** Leaves modules that differ between platforms (`imports` of the manifest) to the program or bundler that loads the package. */
const platformImports: Plugin = {
  name: "platform-imports",
  setup(bundler) {
    bundler.onResolve({ filter: /^#/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
  },
};

/**
 * Copies two small functions of the protocol into a module, because an import by the name of a package costs more at the start (see
 * `shareImports`).
 */
const protocolHelpers: Plugin = {
  name: "protocol-helpers",
  setup(bundler) {
    bundler.onResolve({ filter: /^@stepflow\/protocol(?:\/internal)?$/ }, ({ path }) => ({
      path: join(ROOT, "packages/protocol/src", path.endsWith("/internal") ? "internal.ts" : "index.ts"),
      sideEffects: false,
    }));
  },
};

const OPTIONS = {
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "neutral",
  target: "es2023",
  // The file lies beside the entries, because esbuild writes paths of external files relative to them.
  chunkNames: "[name]-[hash]",
  packages: "external",
  plugins: [inlinedLibraries, platformImports],
  sourcemap: "linked",
  // The sources are in the package.
  sourcesContent: false,
  logLevel: "warning",
  write: false,
} satisfies BuildOptions;
