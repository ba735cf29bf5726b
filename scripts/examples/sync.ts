import { posix } from "node:path";
import { fillFences, unsourcedExamples } from "./doc-fences.ts";
import { readRegions } from "./regions.ts";

/** TypeScript sources by their path, relative to the repository. */
export type Files = ReadonlyMap<string, string>;

export interface Synced {
  /** New texts of the files whose examples are stale. */
  readonly changed: Files;
  /** Problems, each with its file. */
  readonly problems: readonly string[];
}

export const isExamplesFile = (path: string): boolean => path.endsWith(".examples.ts");

/** Copies the regions of `*.examples.ts` into the doc comments that name them. */
export function syncExamples(files: Files): Synced {
  const problems: string[] = [];
  const regions = new Map<string, readonly string[]>();
  attempt(
    problems,
    [...files].filter(([path]) => isExamplesFile(path)),
    (path, text) => {
      for (const [name, lines] of readRegions(text)) regions.set(`${path}#${name}`, lines);
    },
  );

  const unused = new Set(regions.keys());
  const changed = new Map<string, string>();
  attempt(
    problems,
    [...files].filter(([path]) => !isExamplesFile(path)),
    (path, text) => {
      for (const line of unsourcedExamples(text)) {
        problems.push(`${path}:${line}: @example must be followed by a code block with source="….examples.ts#region".`);
      }
      const filled = fillFences(text, (source) => {
        const region = posix.join(posix.dirname(path), source);
        const lines = regions.get(region);
        if (lines === undefined) throw new Error(`There is no region ${source}.`);
        unused.delete(region);
        return lines;
      });
      if (filled !== text) changed.set(path, filled);
    },
  );

  for (const region of unused) problems.push(`${region}: no doc comment shows this region.`);
  return { changed, problems };
}

function attempt(
  problems: string[],
  files: readonly (readonly [path: string, text: string])[],
  work: (path: string, text: string) => void,
): void {
  for (const [path, text] of files) {
    try {
      work(path, text);
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`);
    }
  }
}
