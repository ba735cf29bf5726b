import { posix } from "node:path";
import { handWritten, isTest } from "./repository.ts";
import { importsOf } from "./syntax.ts";

/** The imports of each module within its package, by path relative to the sources. Imports of types count. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The imports among the hand-written sources of a package such as `packages/worker`. */
export function importGraph(folder: string): ImportGraph {
  const root = `${folder}/src`;
  const files = handWritten(root).filter((path) => !isTest(path) && !path.endsWith(".examples.ts"));
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const targets = importsOf(file)
        .filter(({ specifier }) => specifier.startsWith("."))
        .map(({ specifier }) => posix.join(posix.dirname(file), specifier))
        .filter((target) => known.has(target));
      return [posix.relative(root, file), [...new Set(targets)].map((target) => posix.relative(root, target))];
    }),
  );
}

/** Modules that are part of an import circle, or that lie between two circles. Empty when there is none. */
export function modulesInCircles(graph: ImportGraph): string[] {
  const left = new Map([...graph].map(([module, targets]) => [module, new Set(targets)]));
  const remove = (modules: readonly string[]): boolean => {
    for (const module of modules) left.delete(module);
    for (const targets of left.values()) for (const module of modules) targets.delete(module);
    return modules.length > 0;
  };
  const importsNothing = () => [...left].filter(([, targets]) => targets.size === 0).map(([module]) => module);
  const isImportedByNone = () => {
    const imported = new Set([...left.values()].flatMap((targets) => [...targets]));
    return [...left.keys()].filter((module) => !imported.has(module));
  };
  while (remove(importsNothing()) || remove(isImportedByNone()));
  return [...left.keys()].sort();
}

/** Rooms of a package, lowest first: folders, and modules directly below `src`. Rooms of one level must not import each other. */
export type Levels = readonly (readonly string[])[];

/** A folder is a room. A module directly below `src` is a room of its own; if the levels do not name it, it is above all others. */
export function roomOf(module: string): string {
  const folder = posix.dirname(module);
  return folder === "." ? module : folder;
}

/** Imports that do not lead to a lower level, as `from → to`. */
export function importsUpwards(graph: ImportGraph, levels: Levels): string[] {
  const levelOf = (module: string): number => {
    const level = levels.findIndex((rooms) => rooms.includes(roomOf(module)));
    return level === -1 ? levels.length : level;
  };
  const isWrong = (from: string, to: string): boolean => {
    if (roomOf(from) === roomOf(to)) return false;
    const isEntry = levelOf(from) === levels.length && posix.dirname(from) === ".";
    return !isEntry && levelOf(to) >= levelOf(from);
  };
  return [...graph].flatMap(([from, targets]) =>
    targets.filter((to) => isWrong(from, to)).map((to) => `${from} → ${to}`),
  );
}
