import { build, type Plugin } from "esbuild";
import { inlinedLibraries } from "./inlined-libraries.ts";
import { packageEntries } from "./package-entries.ts";

/**
 * Writes the JavaScript of a package: one file for each entry, and chunks for what entries share or load later. Node loads a few files
 * much faster than a hundred, which is most of the time that a worker needs to start. Other packages stay outside.
 */
export async function bundlePackage(packageFolder: string): Promise<void> {
  const entries = await packageEntries(packageFolder);
  await build({
    absWorkingDir: packageFolder,
    entryPoints: entries.map(({ source, output }) => ({ in: source, out: output })),
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
  });
}

/** Leaves modules that differ between platforms (`imports` of the manifest) to the program or bundler that loads the package. */
const platformImports: Plugin = {
  name: "platform-imports",
  setup(bundler) {
    bundler.onResolve({ filter: /^#/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
  },
};
