import { dirname } from "node:path";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import { findComponents } from "../../runtimes/find-components.ts";
import { findConfig } from "../../runtimes/find-config.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import { ComponentTable } from "./component-table.ts";

/** Where the components of flows are. */
export interface ComponentOptions extends WorkerOptions {
  /** Path of a flow, beside which a configuration is looked for if nothing names workers. */
  readonly flow: string;
  readonly config?: string | undefined;
  readonly timeout: number;
  /** What cannot do without the components, such as an option; undefined if they are optional. */
  readonly neededBy: string | undefined;
}

/** Asks workers for their components. Returns undefined if none are named, and they are optional. @throws CliError */
export async function findComponentTable(options: ComponentOptions, io: CliIo): Promise<ComponentTable | undefined> {
  const { flow, neededBy, timeout } = options;
  const specs = readWorkerSpecs(options);
  const found = specs.length === 0 && neededBy !== undefined ? findConfig(dirname(flow), io) : undefined;
  const { config = found } = options;
  if (specs.length > 0 && config !== undefined) {
    throw new CliError("usage", "Name the workers by --worker and --command, or by --config, and not by both.");
  }
  if (specs.length === 0 && config === undefined) {
    if (neededBy === undefined) return undefined;
    throw new CliError("usage", `${neededBy} needs the components: add --worker, --command or --config.`);
  }
  using deadline = startDeadline(io.signal, timeout);
  const sources = { specs, config, url: undefined, timeoutMs: timeout };
  return new ComponentTable(await findComponents(sources, { ...io, signal: deadline.signal }));
}
