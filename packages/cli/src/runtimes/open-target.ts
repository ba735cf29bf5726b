import { resolve } from "node:path";
import { CliError } from "../exit/cli-error.ts";
import { checkEmbeddedFlags } from "./embedded-flags.ts";
import { checkTlsFlags, openClient } from "./open-client.ts";
import type { RunTarget } from "./run-target.ts";
import type { RuntimeChoice } from "./runtime-choice.ts";
import type { TargetParts } from "./target-parts.ts";

/** Opens the chosen runtime with its workers. @throws CliError if the options do not fit; the errors of the runtime. */
export async function openTarget(choice: RuntimeChoice, parts: TargetParts): Promise<RunTarget> {
  const { config, workers, tls, embedded, io } = parts;
  checkTlsFlags(choice, tls);
  checkEmbeddedFlags(choice, embedded);
  const absolute = { ...parts, config: config === undefined ? undefined : resolve(io.cwd, config) };
  if (choice.kind === "embedded") return await (await import("./embedded-target.ts")).openEmbedded(absolute);
  if (choice.kind === "version") return await (await import("./real-target.ts")).openReal(choice.version, absolute);
  if (config !== undefined || workers.list.length > 0) {
    throw new CliError("usage", "A runtime with a URL has its own workers: omit --worker, --command and --config.");
  }
  const { toTarget } = await import("./client-target.ts");
  const client = await openClient({ url: choice.url, resolveReferences: true }, tls, io);
  return toTarget(client, { runtime: choice.url, workers: [] }, async () => {});
}
