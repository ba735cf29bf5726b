import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { paintFor } from "../../io/paint.ts";
import { toTable } from "../../io/table.ts";
import { type FoundComponent, findComponents } from "../../runtimes/find-components.ts";
import { checkTlsFlags, type TlsFlags } from "../../runtimes/open-client.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";

/** Options of `list`. */
export interface ListOptions extends WorkerOptions, TlsFlags {
  readonly config?: string | undefined;
  readonly runtime: RuntimeChoice;
  readonly schemas?: true | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** Lists components. */
export async function listComponents(options: ListOptions, io: CliIo): Promise<number> {
  const { runtime, config, timeout, format } = options;
  if (runtime.kind === "version")
    throw new CliError("usage", "list needs no real version: omit --runtime, or pass a URL.");
  const specs = readWorkerSpecs(options);
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
    { specs, config, url, tls: options, timeoutMs: timeout },
    { ...io, signal: deadline.signal },
  );
  const shown = found.map(({ component, description, inputSchema, outputSchema }) => {
    return { component, description, ...(options.schemas ? { inputSchema, outputSchema } : {}) };
  });
  io.stdout.write(
    format === "json" ? `${JSON.stringify({ components: shown })}\n` : toText(shown, options.schemas === true, io),
  );
  return 0;
}

function toText(components: readonly Omit<FoundComponent, "isBuiltin">[], hasSchemas: boolean, io: CliIo): string {
  const paint = paintFor(io.stdout, io.env);
  if (!hasSchemas) {
    return toTable(
      components.map(({ component, description = "" }) => [paint("bold", component), firstLine(description)]),
    );
  }
  const blocks = components.map(({ component, description, inputSchema, outputSchema }) =>
    [
      paint("bold", component),
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
