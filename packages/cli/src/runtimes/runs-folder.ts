import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";

/** Folder in which earlier runs are looked for, unless an option names another. */
const DEFAULT_RUNS_FOLDER = ".stepflow/runs";

/** Returns the folder of earlier runs. @throws CliError if it does not exist */
export function findRunsFolder(option: string | undefined, { cwd }: Pick<CliIo, "cwd">): string {
  const folder = resolve(cwd, option ?? DEFAULT_RUNS_FOLDER);
  if (existsSync(folder)) return folder;
  throw new CliError(
    "usage",
    `There is no folder of runs at ${folder}. Keep runs there by run --runs ${option ?? DEFAULT_RUNS_FOLDER}.`,
    { at: folder },
  );
}
