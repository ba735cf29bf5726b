import { resolve } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import type { RuntimeLogger } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import type { ProcessGuard } from "../../guard/process-guard.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { WorkerSpec } from "../../workers/worker-spec.ts";
import type { DevOptions } from "./dev-options.ts";
import type { EventLog } from "./events/event-log.ts";
import type { DevRuntime } from "./runtime/dev-runtime.ts";
import type { DevWorkers } from "./workers/dev-workers.ts";

/** Parts of which the runtime of a development server is opened. */
export interface RuntimeParts {
  readonly options: DevOptions & { readonly specs: readonly WorkerSpec[] };
  /** Folder for runs and blobs. */
  readonly folder: string;
  readonly workers: DevWorkers;
  readonly events: EventLog;
  /** Ends processes if this one is killed. */
  readonly guard: ProcessGuard;
  readonly io: CliIo;
}

/** Opens the chosen runtime. @throws CliError if the options do not fit. */
export async function openRuntime(parts: RuntimeParts): Promise<DevRuntime> {
  const { runtime, config } = parts.options;
  if (runtime.kind === "embedded") return await openEmbedded(parts);
  if (runtime.kind === "url") {
    throw new CliError("usage", "dev starts its runtime itself: use embedded or a version with --runtime.");
  }
  if (config !== undefined) {
    throw new CliError(
      "usage",
      "A real runtime takes its workers from --worker and --command here, not from --config.",
    );
  }
  return await openReal(runtime.version, parts);
}

async function openEmbedded({ options, folder, workers, events, guard, io }: RuntimeParts): Promise<DevRuntime> {
  const { config, drain } = options;
  const { EmbeddedDevRuntime } = await import("./runtime/embedded-dev-runtime.ts");
  return await EmbeddedDevRuntime.open({
    folder,
    config: config === undefined ? undefined : resolve(io.cwd, config),
    sources: () => workers.sources,
    drainMs: drain,
    signal: io.signal,
    guard,
    logger: loggerOf(events),
    onCommand: (worker, command) => workers.noteCommand(worker, command),
    onConfigError: (error) => events.publish({ type: "config", path: config ?? "", error: messageOf(error) }),
  });
}

async function openReal(version: string, { options, workers, guard, io }: RuntimeParts): Promise<DevRuntime> {
  const { specs, drain } = options;
  const [{ RealDevRuntime }, { toServedMount }] = await Promise.all([
    import("./runtime/real-dev-runtime.ts"),
    import("../../runtimes/real-target.ts"),
  ]);
  return await RealDevRuntime.open({
    version,
    files: specs.filter(({ kind }) => kind === "file").length,
    mounts: () =>
      Object.fromEntries(Object.entries(workers.sources).map(([name, source]) => [name, toServedMount(source)])),
    cwd: io.cwd,
    drainMs: drain,
    signal: io.signal,
    guard,
    onProgress: (line) => void io.stderr.write(`${line}\n`),
  });
}

/** Returns a logger whose warnings are events. */
function loggerOf(events: EventLog): RuntimeLogger {
  const warn = (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const details = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    events.publish({ type: "warning", message: `${message}${details.join("")}` });
  };
  return { debug() {}, warn, error: warn };
}
