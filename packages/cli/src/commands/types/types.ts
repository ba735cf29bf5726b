import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { findComponents } from "../../runtimes/find-components.ts";
import { checkTlsFlags, type TlsFlags } from "../../runtimes/open-client.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { readTextFile } from "../../values/read-file.ts";
import { writeResult } from "../../values/write-result.ts";
import { readWorkerSpecs, type WorkerOptions } from "../../workers/worker-spec.ts";
import { compareComponents } from "./compare-components.ts";
import { toComponentSchemas } from "./component-types.ts";
import { hasSameContent, readTypesFile, toTypesFile } from "./types-file.ts";
import { reportCheck, reportWritten } from "./types-report.ts";

/** Options of `types`. */
export interface TypesOptions extends WorkerOptions, TlsFlags {
  readonly config?: string | undefined;
  readonly runtime: RuntimeChoice;
  readonly prefix?: string | undefined;
  readonly out?: string | undefined;
  readonly check?: true | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** Writes the types of components, or checks whether they are still right. */
export async function writeTypes(options: TypesOptions, io: CliIo): Promise<number> {
  const { out, check, format } = options;
  if (check && out === undefined) throw new CliError("usage", "--check needs the file to check: add --out FILE.");
  const components = toComponentSchemas(await componentsOf(options, io));
  const text = await toTypesFile(components);
  if (out === undefined) {
    io.stdout.write(text);
    return 0;
  }
  const former = existsSync(resolve(io.cwd, out)) ? await readTextFile(out, io) : undefined;
  const changes = compareComponents(former === undefined ? [] : readTypesFile(former), components);
  if (check) {
    const isStale = former === undefined || !hasSameContent(former, text);
    io.stdout.write(reportCheck({ out, isStale, isMissing: former === undefined, changes }, format, io));
    return isStale ? exitCodeOf("differences") : 0;
  }
  if (former === undefined || !hasSameContent(former, text)) await writeResult(text, out, io);
  io.stdout.write(reportWritten({ out, components, changes: former === undefined ? [] : changes }, format, io));
  return 0;
}

async function componentsOf(options: TypesOptions, io: CliIo): Promise<Parameters<typeof toComponentSchemas>[0]> {
  const { runtime, config, prefix, timeout } = options;
  if (runtime.kind === "version")
    throw new CliError("usage", "types needs no real version: omit --runtime, or pass a URL.");
  const specs = readWorkerSpecs(options);
  const url = runtime.kind === "url" ? runtime.url : undefined;
  if ([specs.length > 0, config !== undefined, url !== undefined].filter(Boolean).length !== 1) {
    throw new CliError(
      "usage",
      "Name the components to write, by one of --worker and --command, --config, or --runtime URL.",
    );
  }
  checkTlsFlags(runtime, options);
  const route = prefixOf(prefix, url);
  using deadline = startDeadline(io.signal, timeout);
  const found = await findComponents(
    { specs, config, url, tls: options, timeoutMs: timeout },
    { ...io, signal: deadline.signal },
  );
  return found.map((one) => ({ ...one, component: `${route}${one.component}` }));
}

/** Running runtimes list components without their route, and steps call them with it. */
function prefixOf(prefix: string | undefined, url: string | undefined): string {
  if (url === undefined) {
    if (prefix === undefined) return "";
    throw new CliError("usage", "--prefix is for --runtime URL only: workers and configurations have routes.");
  }
  if (prefix === undefined || !/^\/[^{}]*[^/{}]$/.test(prefix)) {
    throw new CliError(
      "usage",
      "A runtime lists components without their route. Name it by --prefix, such as --prefix /python.",
    );
  }
  return prefix;
}
