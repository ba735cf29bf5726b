/// <reference lib="esnext.disposable" preserve="true" />
import { access, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { type Client, createClient } from "@stepflow/client";
import type { FlowResult, FlowRunner, RunFlowOptions, TypedFlow, UntypedFlow } from "@stepflow/protocol";
import { writeConfig } from "./config/config-file.ts";
import { createConfig, type ServerConfig } from "./config/server-config.ts";
import { ServerFlowRunner } from "./flow-runner.ts";
import { type FoundServer, findServer, wrongVersion } from "./install/find-server.ts";
import { installServer, progressListener } from "./install/install-server.ts";
import { OrchestratorError } from "./orchestrator-error.ts";
import { safeListener } from "./safe-listener.ts";
import { RunningServer } from "./server/running-server.ts";
import { type ServerExit, ServerProcess } from "./server/server-process.ts";
import { type ReadyServer, waitUntilReady } from "./server/wait-until-ready.ts";
import { traitsOf } from "./server-traits.ts";
import { checkVersion } from "./server-version.ts";
import {
  checkStartOptions,
  type StartOrchestratorOptions,
  serverArguments,
  serverEnvironment,
} from "./start-options.ts";
import { type LocalWorkers, startLocalWorkers } from "./workers/local-workers.ts";
import { withWorkerOutput } from "./workers/worker-output.ts";

/**
 * A running `stepflow-server`. `await using` closes it at the end of the block. Its methods `run`, `runMany` and `execute` are those of the
 * embedded runtime (`createRuntime`), so a program moves from one to the other by changing one line.
 */
export interface Orchestrator extends FlowRunner, AsyncDisposable {
  /** Version of the server. */
  readonly version: string;
  /** `http://127.0.0.1:<port>`. The server listens on all network interfaces and requires no credentials. */
  readonly url: string;
  /** TCP port of the server. */
  readonly port: number;
  /** Process id of the server. */
  readonly pid: number;
  /** The last 2,000 lines of the server's log, oldest first. */
  readonly logs: readonly string[];
  /** Client of the server's REST API. */
  readonly client: Client;
  /**
   * Runs a flow for one input: YAML or JSON text, a definition as an object, or the result of `flow()`.
   *
   * @example
   * ```ts source="./start-orchestrator.examples.ts#run"
   * const result = await server.run(flow, { text: "one two three" });
   * if (result.outcome === "success") console.log(result.result);
   * else console.error(result.error.message);
   * ```
   *
   * @throws InvalidFlowError if the server refuses the flow; TypeError for an input that cannot be written as JSON; RuntimeClosedError;
   * OrchestratorError for `signal` on 0.9, which cannot cancel runs; ClientError if the server cannot be reached or refuses the run.
   */
  run<Input, Output>(
    flow: TypedFlow<Input, Output>,
    input: Input,
    options?: RunFlowOptions,
  ): Promise<FlowResult<Output>>;
  run(flow: string | UntypedFlow, input: unknown, options?: RunFlowOptions): Promise<FlowResult>;
  /**
   * Runs a flow for many inputs and returns the results by index.
   *
   * @example
   * ```ts source="./start-orchestrator.examples.ts#runMany"
   * const results = await server.runMany(flow, [{ text: "one" }, { text: "two" }], { maxConcurrency: 1 });
   * ```
   *
   * @throws the same errors as {@link run}; TypeError if `inputs` is not iterable.
   */
  runMany<Input, Output>(
    flow: TypedFlow<Input, Output>,
    inputs: Iterable<Input>,
    options?: RunFlowOptions,
  ): Promise<readonly FlowResult<Output>[]>;
  runMany(
    flow: string | UntypedFlow,
    inputs: Iterable<unknown>,
    options?: RunFlowOptions,
  ): Promise<readonly FlowResult[]>;
  /**
   * Executes one component as the only step of a flow.
   *
   * @example
   * ```ts source="./start-orchestrator.examples.ts#execute"
   * const result = await server.execute("/text/echo", { text: "one two" });
   * ```
   *
   * @param component path of the component, such as `/text/word-count`.
   * @throws the same errors as {@link run}.
   */
  execute(component: string, input: unknown, options?: RunFlowOptions): Promise<FlowResult>;
  /** Resolves when the server's process has ended for any reason. */
  readonly closed: Promise<ServerExit>;
  /**
   * Sends a signal to the server and not to its workers. `close()` is still needed afterwards.
   *
   * @example
   * ```ts source="./start-orchestrator.examples.ts#kill"
   * server.kill("SIGKILL");
   * const { signal } = await server.closed; // "SIGKILL"
   * await server.close();
   * ```
   */
  kill(signal: NodeJS.Signals): void;
  /**
   * Stops the server with SIGTERM, and with SIGKILL after `stopTimeoutMs`. Then it kills the workers that the server started, closes the
   * workers of this process, and removes temporary files.
   *
   * @example
   * ```ts source="./start-orchestrator.examples.ts#close"
   * const server = await startOrchestrator({ version: "0.11.1", workers: {} });
   * try {
   *   console.log(await server.client.health());
   * } finally {
   *   await server.close();
   * }
   * ```
   */
  close(): Promise<void>;
}

/**
 * Starts a real `stepflow-server` of exactly this version and resolves when it is ready. It installs the server first if this machine
 * has none. No process and no temporary file outlives `close()` or this process, unless this process is killed with SIGKILL.
 *
 * @throws TypeError or RangeError for invalid options.
 * @throws ServerInstallError if the server cannot be installed.
 * @throws ServerMismatchError if the binary has another version.
 * @throws ServerStartError if the server exits or is not ready in time. The message contains the end of its log.
 * @throws OrchestratorError if the configuration file cannot be read, or a worker does not fit this version.
 *
 * @example
 * ```ts source="./start-orchestrator.examples.ts#startOrchestrator"
 * await using server = await startOrchestrator({
 *   version: "0.11.1",
 *   workers: { text: { url: "http://127.0.0.1:3000" } },
 * });
 * const result = await server.run(flow, { text: "one two three" });
 * ```
 */
export async function startOrchestrator(options: StartOrchestratorOptions): Promise<Orchestrator> {
  checkVersion(options.version);
  checkStartOptions(options);
  options.signal?.throwIfAborted();
  const found = await findOrInstall(options);
  const local = await startLocalWorkers(options.version, options.workers ?? {}, options.port);
  try {
    return await startServer({ ...options, port: local.port }, found, local);
  } catch (error) {
    await local.stopPulling();
    await local.stopServing();
    throw error;
  }
}

async function startServer(
  options: StartOrchestratorOptions,
  found: FoundServer,
  local: LocalWorkers,
): Promise<Orchestrator> {
  const config = await provideConfig(options, local.mounts);
  const { wrapCommand = (command) => command } = options;
  const child = new ServerProcess({
    ...wrapCommand({ command: found.path, args: serverArguments(config.file, options) }),
    env: serverEnvironment(options.env),
    onLog: options.onLog && safeListener("onLog", options.onLog),
  });
  const onSpawn = options.onSpawn && safeListener("onSpawn", options.onSpawn);
  if (child.pid !== undefined) onSpawn?.(child.pid);
  const server = new RunningServer(child, config.remove);
  try {
    const { version, startTimeoutMs: timeoutMs, signal } = options;
    const ready = await waitUntilReady(child, { version, timeoutMs, signal });
    checkAnswer(found, ready, options);
    const stop = async (): Promise<void> => {
      await local.stopPulling();
      await server.stop(options.stopTimeoutMs);
      await local.stopServing();
    };
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= stop();
      return closing;
    };
    const { transport, returnsRunsAtOnce } = traitsOf(version);
    const flows = new ServerFlowRunner({
      // Servers that workers pull from leave references in results. The embedded runtime returns values.
      client: createClient({ url: ready.url, resolveReferences: transport === "grpc" }),
      canCancel: returnsRunsAtOnce,
      isClosed: () => closing !== undefined,
    });
    return toOrchestrator({ version, flows, server, ready, close });
  } catch (error) {
    await server.stop(options.stopTimeoutMs);
    throw await withWorkerOutput(error, local.mounts, resolve(options.cwd ?? "."));
  }
}

async function findOrInstall(options: StartOrchestratorOptions): Promise<FoundServer> {
  const { version, binary, cacheDir, onProgress, signal } = options;
  const found = await findServer(version, { binary, cacheDir });
  if (found !== undefined) return found;
  const path = await installServer(version, { cacheDir, onProgress, signal });
  return { path, source: "cache", verified: true };
}

interface ProvidedConfig {
  readonly file: string;
  readonly remove: () => void;
}

async function provideConfig(
  options: StartOrchestratorOptions,
  workers: LocalWorkers["mounts"],
): Promise<ProvidedConfig> {
  const { config, version, dataDir, cwd, retry, blobApi } = options;
  if (typeof config === "string") return { file: await existing(config), remove: () => undefined };
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const document: ServerConfig = config ?? createConfig(version, { workers, dataDir, retry, blobApi });
  // Otherwise the server starts workers in the folder of the file, which is a temporary one.
  return await writeConfig({ workingDirectory: resolve(cwd ?? "."), ...document });
}

async function existing(path: string): Promise<string> {
  try {
    await access(path);
    return resolve(path);
  } catch (cause) {
    throw new OrchestratorError(`The configuration file ${resolve(path)} cannot be read.`, { cause });
  }
}

/**
 * Compares the version that the server reports with the wanted one. Servers since 0.12 report none: their version follows from our own
 * installation or a known hash, otherwise a progress message states that it was not checked.
 */
function checkAnswer(found: FoundServer, ready: ReadyServer, options: StartOrchestratorOptions): void {
  const { version } = options;
  const reported = ready.health.version;
  if (reported !== undefined && reported !== version) throw wrongVersion(found.path, reported, version, found.source);
  if (reported === undefined && traitsOf(version).reportsVersion) {
    throw wrongVersion(found.path, "0.12 or later", version, found.source);
  }
  if (reported === undefined && !found.verified && found.source !== "cache") {
    progressListener(options.onProgress)(
      `${found.path} does not report its version, so it was not checked. ${version} is assumed.`,
    );
  }
}

interface Started {
  readonly version: string;
  readonly flows: FlowRunner;
  readonly server: RunningServer;
  readonly ready: ReadyServer;
  readonly close: () => Promise<void>;
}

function toOrchestrator({ version, flows, server, ready, close }: Started): Orchestrator {
  const child = server.process;
  const { pid } = child;
  if (pid === undefined) throw new OrchestratorError("The server process has no process id.");
  return {
    version,
    url: ready.url,
    port: ready.port,
    pid,
    client: ready.client,
    run: flows.run,
    runMany: flows.runMany,
    execute: flows.execute,
    closed: child.exited,
    get logs() {
      return child.log.lines;
    },
    kill: (signal) => child.kill(signal),
    close,
    [Symbol.asyncDispose]: close,
  };
}
