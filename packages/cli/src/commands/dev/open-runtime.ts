import { resolve } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import type { RuntimeLogger } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import type { ProcessGuard } from "../../guard/process-guard.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { checkEmbeddedFlags, toEmbeddedOptions } from "../../runtimes/embedded-flags.ts";
import type { WorkerSpec } from "../../workers/worker-spec.ts";
import type { DevOptions, WorkerPort } from "./dev-options.ts";
import type { EventLog } from "./events/event-log.ts";
import type { DevRuntime } from "./runtime/dev-runtime.ts";
import type { ConnectServer } from "./runtime/real-server.ts";
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
  const { runtime, config, workerPort } = parts.options;
  checkEmbeddedFlags(runtime, parts.options);
  if (workerPort !== undefined && runtime.kind !== "url") {
    throw new CliError("usage", "--worker-port has an effect with --runtime URL only.");
  }
  if (runtime.kind === "embedded") return await openEmbedded(parts);
  if (config !== undefined) {
    throw new CliError(
      "usage",
      "A real runtime takes its workers from --worker and --command here, not from --config.",
    );
  }
  return runtime.kind === "url" ? await openRunning(runtime.url, parts) : await openStarted(runtime.version, parts);
}

async function openEmbedded({ options, folder, workers, events, guard, io }: RuntimeParts): Promise<DevRuntime> {
  const { config, drain } = options;
  const { EmbeddedDevRuntime } = await import("./runtime/embedded-dev-runtime.ts");
  return await EmbeddedDevRuntime.open({
    folder,
    config: config === undefined ? undefined : resolve(io.cwd, config),
    sources: () => workers.sources,
    runtimeOptions: toEmbeddedOptions(options, io.cwd),
    drainMs: drain,
    signal: io.signal,
    guard,
    logger: loggerOf(events),
    onCommand: (worker, command) => workers.noteCommand(worker, command),
    onConfigError: (error) => events.publish({ type: "config", path: config ?? "", error: messageOf(error) }),
  });
}

async function openStarted(version: string, { options, workers, guard, io }: RuntimeParts): Promise<DevRuntime> {
  const [{ toStartedServer }, { toServedMount }] = await Promise.all([
    import("./runtime/real-server.ts"),
    import("../../runtimes/real-target.ts"),
  ]);
  const connect = toStartedServer({
    version,
    mounts: () =>
      Object.fromEntries(Object.entries(workers.sources).map(([name, source]) => [name, toServedMount(source)])),
    cwd: io.cwd,
    signal: io.signal,
    guard,
    onProgress: (line) => void io.stderr.write(`${line}\n`),
  });
  return await openReal(version, connect, () => undefined, { options, io });
}

async function openRunning(url: string, { options, events, io }: RuntimeParts): Promise<DevRuntime> {
  const { checkRunningServer, toRunningServer } = await import("./runtime/running-server.ts");
  checkRunningServer(url, options.specs);
  const portOf = toPorts(options.workerPort ?? []);
  const onWaiting = (): void => {
    events.publish({ type: "warning", message: `The runtime at ${url} does not answer. dev waits until it does.` });
  };
  const connect = toRunningServer({ url, portOf, onWaiting, signal: io.signal });
  return await openReal(url, connect, portOf, { options, io });
}

async function openReal(
  kind: string,
  connect: ConnectServer,
  portOf: (worker: string) => number | undefined,
  { options, io }: Pick<RuntimeParts, "options" | "io">,
): Promise<DevRuntime> {
  const { RealDevRuntime } = await import("./runtime/real-dev-runtime.ts");
  const files = options.specs.filter((spec) => spec.kind === "file").length;
  return await RealDevRuntime.open({ kind, connect, files, portOf, drainMs: options.drain, signal: io.signal });
}

/** Returns the port of a worker. A port without a name is that of every worker. */
function toPorts(ports: readonly WorkerPort[]): (worker: string) => number | undefined {
  return (worker) => ports.find(({ name }) => name === undefined || name === worker)?.port;
}

/** Returns a logger whose warnings are events. */
function loggerOf(events: EventLog): RuntimeLogger {
  const warn = (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const details = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    events.publish({ type: "warning", message: `${message}${details.join("")}` });
  };
  return { debug() {}, warn, error: warn };
}
