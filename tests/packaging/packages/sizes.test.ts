import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildResult, build, type Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packAll, run } from "./packing.ts";

/** A project with the packed packages that users bundle for browsers and edge runtimes, and nothing else. */
let project: string;

beforeAll(async () => {
  project = await realpath(await mkdtemp(join(tmpdir(), "stepflow-sizes-")));
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const packed = await packAll();
  const names = ["protocol", "transport", "worker", "client"].map((name) => `@stepflow/${name}`);
  const tarballs = packed.packages.filter(({ name }) => names.includes(name)).map(({ tarball }) => tarball);
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await run("npm", [...install, ...tarballs], project);
  await packed.remove();
});
afterAll(() => rm(project, { recursive: true, force: true }));

type Bundle = BuildResult<{ write: false; metafile: true }>;

function bundle(program: string, conditions: readonly string[], splitting = false): Promise<Bundle> {
  return build({
    stdin: { contents: program, resolveDir: project },
    absWorkingDir: project,
    outdir: "out",
    bundle: true,
    minify: true,
    splitting,
    format: "esm",
    platform: "browser",
    conditions: [...conditions],
    external: ["node:*", "@stepflow/grpc"],
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
}

const gzippedBytes = (text: Uint8Array): number => gzipSync(text, { level: 9 }).length;

/** Packages of which a bundle holds code. */
function packagesIn({ metafile }: Bundle): string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const files = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return [...new Set(files.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))].sort();
}

/** Files that load with the entry, without those that are loaded at first use. */
function filesAtStart({ outputs }: Metafile): string[] {
  const entry = Object.keys(outputs).find((file) => outputs[file]?.entryPoint !== undefined) ?? "";
  const files = new Set([entry]);
  for (const file of files) {
    const imports = outputs[file]?.imports ?? [];
    for (const { kind, path, external } of imports) if (kind === "import-statement" && !external) files.add(path);
  }
  return [...files];
}

const WORKER = `
  import { createWorker } from "@stepflow/worker";
  export default createWorker({ name: "w" }).component("/double", (n) => n * 2);`;

const SERVER = `
  import { createWorker } from "@stepflow/worker";
  import { serve } from "@stepflow/worker/node";
  await serve(createWorker({ name: "w" }));`;

const CLIENT = `
  import { createClient } from "@stepflow/client";
  export const client = createClient({ url: "http://127.0.0.1:7840" });`;

it("a worker on Node loads few files at its start, and few of their imports make Node search for a package", async () => {
  const { inputs } = (await bundle(SERVER, ["node"])).metafile;
  const files = new Set(["<stdin>"]);
  const searches = new Set<string>();
  for (const file of files) {
    for (const { kind, path, original = "", external } of inputs[file]?.imports ?? []) {
      if (kind !== "import-statement" || external) continue;
      files.add(path);
      if (!original.startsWith(".")) searches.add(`${file} ${original}`);
    }
  }
  files.delete("<stdin>");
  expect(files.size, [...files].join("\n")).toBeLessThanOrEqual(12);
  expect(searches.size).toBeLessThanOrEqual(9);
});

describe("gzipped sizes of minified bundles", () => {
  it("a worker in one file for workerd has neither ajv nor Hono", async () => {
    const bundled = await bundle(WORKER, ["workerd", "worker", "browser"]);
    const [file] = bundled.outputFiles;
    expect(gzippedBytes(file?.contents ?? new Uint8Array())).toBeLessThanOrEqual(MAX_WORKER_BYTES);
    expect(packagesIn(bundled)).toEqual([
      "@cfworker/json-schema",
      "@stepflow/protocol",
      "@stepflow/transport",
      "@stepflow/worker",
      "uuid",
    ]);
  });

  it("a bundle without the conditions of these platforms has both", async () => {
    const names = packagesIn(await bundle(WORKER, ["browser"]));
    expect(names).toEqual(expect.arrayContaining(["ajv", "hono"]));
    expect(names).not.toContain("@cfworker/json-schema");
  });

  it("a client loads little at its start, and the rest at first use", async () => {
    const bundled = await bundle(CLIENT, ["browser"], true);
    const files = filesAtStart(bundled.metafile).map((path) =>
      bundled.outputFiles.find((file) => file.path.endsWith(path.slice("out/".length))),
    );
    const bytes = files.map((file) => gzippedBytes(file?.contents ?? new Uint8Array()));
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(MAX_CLIENT_BYTES);
  });
});

const MAX_WORKER_BYTES = 60_000;
const MAX_CLIENT_BYTES = 12_000;
