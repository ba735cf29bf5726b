import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, it } from "vitest";
import { mentionsIn } from "../../architecture/markdown.ts";
import { packages } from "../../architecture/repository.ts";
import { type PackedPackage, run } from "./packing.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Programs of packages, which are no entries. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  "@stepflow/cli": ["dist/bin.js", "dist/process-guard.js", "dist/registered-command.js", "dist/worker-host.js"],
  "@stepflow/udf": ["dist/thread.js"],
  "create-stepflow-worker": ["dist/bin.js"],
};

const packed = inject("packed");

it("create-stepflow-worker is downloaded for one run, so it is small", async () => {
  const { tarball = "" } = packed.find(({ name }) => name === "create-stepflow-worker") ?? {};
  expect((await stat(tarball)).size).toBeLessThanOrEqual(60_000);
});

describe.each(packages)("$manifest.name", ({ manifest, folder }) => {
  const found = (): PackedPackage => {
    const one = packed.find(({ name }) => name === manifest.name);
    if (one === undefined) throw new Error(`${manifest.name} was not packed.`);
    return one;
  };

  it("contains its code with types and source maps, its licence, and no test or example", () => {
    const { files } = found();
    for (const file of ["package.json", "LICENSE", "README.md"]) expect(files).toContain(file);
    const types = files
      .filter((path) => /^src\/.*\.ts$/.test(path))
      .map((path) => `dist/${path.slice("src/".length, -".ts".length)}`)
      .flatMap((base) => [`${base}.d.ts`, `${base}.d.ts.map`]);
    const entries = Object.values(manifest.exports ?? {}).map(({ default: path = "" }) => path);
    const byPlatform = Object.values(manifest.imports ?? {}).flatMap((targets) => Object.values(targets));
    const code = unique([...entries, ...byPlatform.filter((path) => typeof path === "string")]);
    const isChunk = (path: string): boolean => /^dist\/(?:[\w-]+-[A-Z0-9]{8}\.js|(?:core|shared)\.mjs)$/.test(path);
    const written = files.filter((path) => path.startsWith("dist/") && !isChunk(path.replace(/\.map$/, "")));
    const programs = PROGRAMS[manifest.name] ?? [];
    const maps = [...code, ...programs].map((path) => `${path}.map`);
    expect(written.sort()).toEqual([...types, ...code, ...programs, ...maps].sort());
    for (const path of files.filter(isChunk)) expect(files).toContain(`${path}.map`);
    const own = files.filter((path) => !path.startsWith("templates/"));
    expect(own.filter((path) => /\.(test|examples)\b/.test(path))).toEqual([]);
  });

  it("names no page that it does not contain", async () => {
    const { files } = found();
    for (const page of files.filter((path) => path.endsWith(".md"))) {
      const mentions = mentionsIn(await readFile(join(ROOT, folder, page), "utf8"));
      // A page of a template belongs to the project that is created from it.
      const has = (path: string): boolean => files.includes(path) || files.includes(`templates/common/${path}`);
      expect(mentions.filter(({ path }) => !has(path))).toEqual([]);
    }
  });

  it("passes publint", async () => {
    const tarball = new Uint8Array(await readFile(found().tarball)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("has types that TypeScript finds, for Node and for bundlers", async () => {
    // A package with a program only has nothing to import.
    if (manifest.exports === undefined) return;
    const report = await run("attw", [
      found().tarball,
      ...["--profile", "esm-only", "--no-definitely-typed", "--format", "json"],
    ]);
    const { analysis } = JSON.parse(report) as { analysis: { entrypoints: Record<string, unknown> } };
    expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest.exports));
  });

  it("depends on exact versions of the other packages", async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, folder, "package.json"), "utf8")) as { version: string };
    const beside = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(([name]) =>
      name.startsWith("@stepflow/"),
    );
    expect(beside.filter(([, wanted]) => !wanted.includes(version))).toEqual([]);
  });
});

/** Paths inside the package, each of them once. */
function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)].map((path) => path.slice("./".length));
}
