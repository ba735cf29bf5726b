import { describe, expect, it } from "vitest";
import { type ImportGraph, importGraph, importsUpwards, modulesInCircles, roomOf } from "./import-graph.ts";
import { LEVELS } from "./levels.ts";
import { packages } from "./repository.ts";

it("every package has its levels", () => {
  expect(Object.keys(LEVELS).sort()).toEqual(packages.map(({ folder }) => folder).sort());
});

describe.each(packages.map(({ folder }) => folder))("%s", (folder) => {
  const graph = importGraph(folder);
  const levels = LEVELS[folder] ?? [];

  it("has no import circle, imports of types included", () => {
    expect(graph.size).toBeGreaterThan(0);
    expect(modulesInCircles(graph)).toEqual([]);
  });

  it("imports lower rooms only", () => {
    expect(importsUpwards(graph, levels)).toEqual([]);
  });

  it("has a level for each of its folders, and each of them once", () => {
    const folders = [...graph.keys()].map(roomOf).filter((room) => !room.endsWith(".ts"));
    const listed = levels.flat();
    expect(listed.filter((room) => !room.endsWith(".ts")).sort()).toEqual([...new Set(folders)].sort());
    expect(listed.filter((room) => room.endsWith(".ts") && !graph.has(room))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe("the search", () => {
  const planted = (edges: Readonly<Record<string, readonly string[]>>): ImportGraph => new Map(Object.entries(edges));

  it("finds a circle without the modules that only lead to it or away from it", () => {
    const graph = planted({
      "index.ts": ["a.ts"],
      "a.ts": ["b.ts"],
      "b.ts": ["c.ts", "d.ts"],
      "c.ts": ["a.ts"],
      "d.ts": [],
    });
    expect(modulesInCircles(graph)).toEqual(["a.ts", "b.ts", "c.ts"]);
  });

  it("finds a circle between folders without one between modules", () => {
    const graph = planted({ "low/a.ts": ["high/b.ts"], "high/b.ts": [], "high/c.ts": ["low/a.ts"] });
    expect(modulesInCircles(graph)).toEqual([]);
    expect(importsUpwards(graph, [["low"], ["high"]])).toEqual(["low/a.ts → high/b.ts"]);
  });

  it("finds an import of a folder on the same level, of an entry, and by a module that has a level", () => {
    const graph = planted({
      "index.ts": ["one/a.ts", "other.ts"],
      "other.ts": [],
      "table.ts": ["one/a.ts"],
      "one/a.ts": ["two/b.ts", "index.ts"],
      "two/b.ts": ["table.ts"],
    });
    expect(importsUpwards(graph, [["table.ts"], ["one", "two"]])).toEqual([
      "table.ts → one/a.ts",
      "one/a.ts → two/b.ts",
      "one/a.ts → index.ts",
    ]);
  });
});
