import { createRequire } from "node:module";
import { join } from "node:path";
import { installTool } from "../../support/tools/npm-tool.ts";
import { TOOLS } from "./requirements.ts";

/** One way to bundle a program for Node. */
export interface Bundling {
  readonly entry: string;
  /** Path of the bundle. Chunks are beside it. */
  readonly outfile: string;
  readonly format: "esm" | "cjs";
  readonly minify: boolean;
}

/** Writes a bundle. Rejects with the errors of the bundler. */
export type Bundler = (bundling: Bundling) => Promise<unknown>;

type Options = Readonly<Record<string, unknown>>;
type Build = (options: Options) => Promise<unknown>;

/** Both Rollup and Rolldown. */
type Roll = (options: Options) => Promise<{ write(output: Options): Promise<unknown> }>;

type Webpack = (options: Options, done: (error: Error | null, stats?: WebpackStats) => void) => void;
interface WebpackStats {
  toJson(): { readonly errors: readonly { readonly message: string }[] };
}

/** Loads packages that are installed for this test only. */
async function loaderOf(...packages: readonly [string, ...string[]]): Promise<<T>(name: string) => T> {
  const load = createRequire(join(await installTool(...packages), "package.json"));
  return <T>(name: string) => load(name) as T;
}

function outputOf({ outfile, format, minify }: Bundling): Options {
  const at = outfile.lastIndexOf("/");
  const extension = outfile.slice(outfile.lastIndexOf("."));
  return {
    dir: outfile.slice(0, at),
    format,
    entryFileNames: outfile.slice(at + 1),
    chunkFileNames: `[name]-[hash]${extension}`,
    minify,
  };
}

export const BUNDLERS: Readonly<Record<string, Bundler>> = {
  async esbuild({ entry, outfile, format, minify }) {
    const { build } = (await import("esbuild")) as unknown as { build: Build };
    const options = { bundle: true, platform: "node", target: "node20", logLevel: "silent" };
    await build({ ...options, entryPoints: [entry], outfile, format, minify });
  },
  async rolldown(bundling) {
    const load = await loaderOf(`rolldown@${TOOLS.rolldown}`);
    const { rolldown } = load<{ rolldown: Roll }>("rolldown");
    const bundle = await rolldown({ input: bundling.entry, platform: "node", logLevel: "silent" });
    await bundle.write(outputOf(bundling));
  },
  async rollup(bundling) {
    const plugins = ["node-resolve@16.0.3", "commonjs@29.0.3", "json@6.1.0", "terser@1.0.2"] as const;
    const load = await loaderOf(`rollup@${TOOLS.rollup}`, ...plugins.map((name) => `@rollup/plugin-${name}`));
    const [resolve, commonjs, json, terser] = ["node-resolve", "commonjs", "json", "terser"].map(
      (name) => load<{ default: (options?: Options) => unknown }>(`@rollup/plugin-${name}`).default,
    );
    const { rollup } = load<{ rollup: Roll }>("rollup");
    const used = [resolve?.({ preferBuiltins: true, exportConditions: ["node"] }), commonjs?.(), json?.()];
    const bundle = await rollup({ input: bundling.entry, plugins: used, logLevel: "silent" });
    const { minify, ...output } = outputOf(bundling);
    await bundle.write({ ...output, plugins: minify ? [terser?.()] : [] });
  },
  async webpack({ entry, outfile, format, minify }) {
    const load = await loaderOf(`webpack@${TOOLS.webpack}`);
    const at = outfile.lastIndexOf("/");
    const isModule = format === "esm";
    const options = {
      mode: minify ? "production" : "development",
      devtool: false,
      target: "node20",
      entry,
      output: {
        path: outfile.slice(0, at),
        filename: outfile.slice(at + 1),
        chunkFilename: `[id]${outfile.slice(outfile.lastIndexOf("."))}`,
        module: isModule,
        chunkFormat: isModule ? "module" : "commonjs",
      },
      experiments: { outputModule: isModule },
    };
    const stats = await new Promise<WebpackStats | undefined>((resolve, reject) => {
      load<Webpack>("webpack")(options, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
    const errors = stats?.toJson().errors ?? [];
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  },
};

export const BUNDLER_NAMES: readonly string[] = Object.keys(BUNDLERS);
