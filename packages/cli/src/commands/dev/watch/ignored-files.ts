import { execFile } from "node:child_process";
import { resolve, sep } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Folders that hold no source, whatever git thinks of them. */
const SKIPPED = /(?:^|[\\/])(?:node_modules|dist|__pycache__|\.(?!env(?:$|\.))[^\\/]+)(?:$|[\\/])/;
const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** Returns the function that decides whether a path below a folder is not watched: dependencies, outputs, and what git ignores. */
export async function findIgnored(folder: string): Promise<(path: string) => boolean> {
  const ignored = await ignoredByGit(folder);
  const files = new Set(ignored.filter((path) => !path.endsWith(sep)));
  const folders = ignored.filter((path) => path.endsWith(sep));
  return (path) => {
    const relative = path.startsWith(folder + sep) ? path.slice(folder.length) : "";
    if (SKIPPED.test(relative) || files.has(path)) return true;
    return folders.some((one) => path.startsWith(one) || path + sep === one);
  };
}

/** Lists what git ignores. Empty without git or outside of a repository. */
async function ignoredByGit(folder: string): Promise<string[]> {
  const args = ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"];
  try {
    const { stdout } = await run("git", args, { cwd: folder, maxBuffer: MAX_LIST_BYTES });
    const names = stdout.split("\0").filter((name) => name !== "");
    // A file of variables is rarely tracked, and its changes matter.
    return names.filter((name) => !/(?:^|\/)\.env(?:\.[^/]*)?$/.test(name)).map((name) => toPath(folder, name));
  } catch {
    return [];
  }
}

function toPath(folder: string, name: string): string {
  return name.endsWith("/") ? resolve(folder, name) + sep : resolve(folder, name);
}
