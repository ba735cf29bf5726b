import { readdirSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { readText } from "./repository.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const folders = readdirSync("packages").map((name) => posix.join("packages", name));

/** Turbo orders builds by dependencies and devDependencies, not by peerDependencies. */
it.each(folders)("%s is built after the projects that its tsconfig refers to", (folder) => {
  const { config } = ts.parseConfigFileTextToJson(folder, readText(posix.join(folder, "tsconfig.json"))) as {
    readonly config: { readonly references?: readonly { readonly path: string }[] };
  };
  const { dependencies, devDependencies } = JSON.parse(readText(posix.join(folder, "package.json"))) as Manifest;
  const first = Object.keys({ ...dependencies, ...devDependencies });
  const referred = (config.references ?? []).map(({ path }) => `@stepflow/${posix.basename(path)}`);
  expect(referred.filter((name) => !first.includes(name))).toEqual([]);
});
