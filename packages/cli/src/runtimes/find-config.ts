import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";

/** Names of configurations that are looked for, as Stepflow's own command line does. */
const NAMES: readonly string[] = [
  "stepflow-config.yml",
  "stepflow-config.yaml",
  "stepflow_config.yml",
  "stepflow_config.yaml",
];

/**
 * Finds a configuration that no option names: in the folder of the flow, and then in the current one.
 *
 * @param folder folder of the flow.
 * @throws CliError if a folder has several.
 */
export function findConfig(folder: string, { cwd }: Pick<CliIo, "cwd">): string | undefined {
  for (const place of new Set([resolve(cwd, folder), resolve(cwd)])) {
    const found = NAMES.filter((name) => statSync(join(place, name), { throwIfNoEntry: false })?.isFile() === true);
    if (found.length > 1) {
      const hint = "Choose one by --config.";
      throw new CliError("usage", `${place} has several configurations: ${found.join(", ")}. ${hint}`, { at: place });
    }
    if (found[0] !== undefined) return join(place, found[0]);
  }
  return undefined;
}
