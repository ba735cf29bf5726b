import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, readText } from "./repository.ts";
import { trackedFiles } from "./tracked-texts.ts";

/** Folders whose subfolders are all of one kind, so that one line describes them. */
const OPAQUE = /^(?:schemas|examples)\/|\/(?:fixtures|generated|templates)\//;

const filesOnDisk = trackedFiles.filter((path) => existsSync(join(ROOT, path)));

interface Line {
  readonly path: string;
  readonly text: string;
}

/** The folders of a tree, indented by two spaces. A line consists of `name/`, spaces and a description. */
function readTree(page: string): readonly Line[] {
  const tree = /```text\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const parents: string[] = [];
  return tree
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, indent = "", name = "", text = ""] = /^( *)(\S+)\/ *(.*)$/.exec(line) ?? [];
      const depth = indent.length / 2;
      parents.splice(depth, parents.length, name);
      return { path: parents.join("/"), text };
    });
}

/** Folders with files, and the folders above those. */
function foldersOf(files: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = posix.dirname(file); folder !== "."; folder = posix.dirname(folder)) folders.add(folder);
  }
  return [...folders].filter((folder) => !folder.startsWith(".") && !OPAQUE.test(folder)).sort();
}

/** Folders that contain only folders, so that their names are enough. */
const GROUPS = /^(?:packages|docs|packages\/[^/]+)$/;

/** Returns all faults of a tree. */
function faultsOf(tree: readonly Line[], folders: readonly string[]): readonly string[] {
  const listed = tree.map(({ path }) => path);
  return [
    ...folders.filter((folder) => !listed.includes(folder)).map((folder) => `${folder} is missing`),
    ...listed.filter((path) => !folders.includes(path)).map((path) => `${path} does not exist`),
    ...listed.filter((path, index) => listed.indexOf(path) !== index).map((path) => `${path} is listed twice`),
    ...tree.filter(({ path, text }) => text === "" && !GROUPS.test(path)).map(({ path }) => `${path} is not explained`),
  ];
}

describe("the tree of ARCHITECTURE.md", () => {
  it("has one line for each folder, which describes its contents", () => {
    expect(faultsOf(readTree(readText("ARCHITECTURE.md")), foldersOf(filesOnDisk))).toEqual([]);
  });

  it("is compared with the disk: missing, superfluous, repeated and undescribed folders are found", () => {
    const tree = readTree(
      "```text\ntests/     tests\n  wire/    bytes\n  wire/    bytes\n  gone/    nothing\n  bare/\n```\n",
    );
    const folders = foldersOf(["tests/wire/a.ts", "tests/bare/b.ts", "tests/new/c.ts", "tests/fixtures/0.9.0/d.json"]);
    expect(faultsOf(tree, folders)).toEqual([
      "tests/fixtures is missing",
      "tests/new is missing",
      "tests/gone does not exist",
      "tests/wire is listed twice",
      "tests/bare is not explained",
    ]);
  });
});
