import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import { paintFor } from "../../io/paint.ts";
import { toTable } from "../../io/table.ts";
import { type FoundComponent, findComponents } from "../../runtimes/find-components.ts";
import { findConfig } from "../../runtimes/find-config.ts";
import { checkTlsFlags, type TlsFlags } from "../../runtimes/open-client.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import type { ListFormat } from "./list-format.ts";

/** Options of `list`. */
export interface ListOptions extends WorkerOptions, TlsFlags {
  readonly config?: string | undefined;
  readonly runtime: RuntimeChoice;
  readonly schemas?: boolean | undefined;
  readonly hideUnreachable: boolean;
  readonly timeout: number;
  readonly format: ListFormat;
}

/** Lists components. */
export async function listComponents(options: ListOptions, io: CliIo): Promise<number> {
  const { runtime, timeout, format } = options;
  if (runtime.kind === "version")
    throw new CliError("usage", "list needs no real version: omit --runtime, or pass a URL.");
  const specs = readWorkerSpecs(options);
  const config = options.config ?? (specs.length > 0 || runtime.kind === "url" ? undefined : findConfig(".", io));
  const sources = [specs.length > 0, config !== undefined, runtime.kind === "url"].filter(Boolean).length;
  if (sources !== 1) {
    throw new CliError(
      "usage",
      "Name the components to list, by one of --worker and --command, --config, or --runtime URL.",
    );
  }
  checkTlsFlags(runtime, options);
  using deadline = startDeadline(io.signal, timeout);
  const url = runtime.kind === "url" ? runtime.url : undefined;
  const found = await findComponents(
    { specs, config, url, tls: options, withUnreachable: !options.hideUnreachable, timeoutMs: timeout },
    { ...io, signal: deadline.signal },
  );
  const shown = found.map(({ component, description, inputSchema, outputSchema, isReachable }) => {
    const schemas = options.schemas ? { inputSchema, outputSchema } : {};
    return { component, description, ...schemas, ...(isReachable ? {} : { reachable: false }) };
  });
  const text =
    format === "json"
      ? `${JSON.stringify({ components: shown })}\n`
      : format === "yaml"
        ? (await import("yaml")).stringify({ components: shown }, { aliasDuplicateObjects: false })
        : toText(shown, options.schemas === true, io);
  io.stdout.write(text);
  return 0;
}

type Shown = Omit<FoundComponent, "isBuiltin" | "isReachable"> & { readonly reachable?: boolean };

function toText(components: readonly Shown[], hasSchemas: boolean, io: CliIo): string {
  const paint = paintFor(io.stdout, io.env);
  if (!hasSchemas) {
    return toTable(
      components.map(({ component, description = "", reachable = true }) => [
        paint("bold", component),
        reachable ? firstLine(description) : "no route leads to it",
      ]),
    );
  }
  const blocks = components.map(({ component, description, inputSchema, outputSchema, reachable = true }) =>
    [
      `${paint("bold", component)}${reachable ? "" : "  no route leads to it"}`,
      ...(description === undefined ? [] : [`  ${firstLine(description)}`]),
      `  input   ${JSON.stringify(inputSchema ?? true)}`,
      `  output  ${JSON.stringify(outputSchema ?? true)}`,
    ].join("\n"),
  );
  return `${blocks.join("\n")}\n`;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
