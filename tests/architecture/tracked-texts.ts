import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./repository.ts";

export interface TrackedText {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** Paths of all files that Git tracks or would add. */
export const trackedFiles: readonly string[] = execFileSync(
  "git",
  ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
  { cwd: ROOT },
)
  .toString()
  .split("\0")
  .filter((path) => path !== "");

/** Text of the files under version control; files that were just removed are left out. */
export function trackedTexts(): readonly TrackedText[] {
  return trackedFiles.flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(ROOT, path), "utf8") }];
    } catch {
      return [];
    }
  });
}
