import { resolve } from "node:path";
import { createEngine, type RuntimeOptions, type RuntimeVersion } from "@stepflow/runtime";
import { CliError } from "../exit/cli-error.ts";
import type { RuntimeChoice } from "./runtime-choice.ts";

/** Options that apply to the embedded runtime only. */
export interface EmbeddedFlags {
  /** Version that it imitates. */
  readonly quirks?: string | undefined;
  /** Folder whose files flows may load. */
  readonly files?: string | undefined;
}

/** Refuses the options for another runtime, where they would have no effect. @throws CliError */
export function checkEmbeddedFlags({ kind }: RuntimeChoice, { quirks, files }: EmbeddedFlags): void {
  if (kind === "embedded") return;
  const given = quirks === undefined ? files && "--files" : "--quirks";
  if (given) throw new CliError("usage", `${given} applies to the embedded runtime only: omit it, or omit --runtime.`);
}

/** Converts the options to those of the runtime. @throws CliError for a version that cannot be imitated */
export function toEmbeddedOptions(
  { quirks, files }: EmbeddedFlags,
  cwd: string,
): Pick<RuntimeOptions, "quirks" | "files"> {
  if (quirks !== undefined) checkVersion(quirks);
  return {
    quirks: quirks as RuntimeVersion | undefined,
    files: files === undefined ? undefined : { folder: resolve(cwd, files) },
  };
}

function checkVersion(version: string): void {
  try {
    createEngine({ version: version as RuntimeVersion, executeComponent: () => Promise.reject(new Error("unused")) });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [known = ""] = /"0\.[^,]*(?:, "0\.[^,]*)*(?=, got)/.exec(error.message) ?? [];
    const versions = known.replaceAll('"', "");
    throw new CliError(
      "usage",
      `--quirks ${version} is not possible. Use one of ${versions}, or --runtime ${version}.`,
    );
  }
}
