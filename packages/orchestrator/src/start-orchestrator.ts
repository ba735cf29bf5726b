import { access, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Client } from "@stepflow/client";
import { writeConfig } from "./config-folder.ts";
import { type FoundServer, findServer, wrongVersion } from "./find-server.ts";
import { installServer, reportOnStderr } from "./install-server.ts";
import { type LocalWorkers, startLocalWorkers } from "./local-workers.ts";
import { OrchestratorError } from "./orchestrator-error.ts";
import { RunningServer } from "./running-server.ts";
import { createConfig, type ServerConfig } from "./server-config.ts";
import { type ServerExit, ServerProcess } from "./server-process.ts";
import { traitsOf } from "./server-traits.ts";
import { checkVersion } from "./server-version.ts";
import {
  checkStartOptions,
  type StartOrchestratorOptions,
  serverArguments,
  serverEnvironment,
} from "./start-options.ts";
import { type ReadyServer, waitUntilReady } from "./wait-until-ready.ts";

/** A running server. */
export interface Orchestrator extends AsyncDisposable {
  readonly version: string;
  /** `http://127.0.0.1:<port>`. The server itself listens on all interfaces and asks for no credentials. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The last 2,000 lines of its log, oldest first. */
  readonly logs: readonly string[];
  /** Speaks to it. */
  readonly client: Client;
  /** Resolves when the server's process has ended, for whatever reason. */
  readonly closed: Promise<ServerExit>;
  /** Sends a signal to the server alone, to see what its workers make of it. `close()` is still needed afterwards. */
  kill(signal: NodeJS.Signals): void;
  /** Stops the server: SIGTERM, SIGKILL after `stopTimeoutMs`; then ends the workers it started and removes its files. Workers of this process are closed with it. */
  close(): Promise<void>;
}

const DEFAULT_START_TIMEOUT_MS = 60_000;
const DEFAULT_STOP_TIMEOUT_MS = 5_000;

/**
 * Starts a real `stepflow-server` of exactly this version, installing it when this machine has none, and resolves when it answers.
 * Nothing of it outlives `close()` or this process, unless this process is killed with SIGKILL.
 *
 * @throws ServerInstallError, ServerMismatchError, ServerStartError (with the log), or a TypeError for options that contradict each other.
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
  const child = new ServerProcess({
    binary: found.path,
    args: serverArguments(config.file, options),
    env: serverEnvironment(options.env),
    onLog: options.onLog,
  });
  const server = new RunningServer(child, config.remove);
  const stopTimeoutMs = options.stopTimeoutMs ?? DEFAULT_STOP_TIMEOUT_MS;
  try {
    const { version, signal } = options;
    const timeoutMs = options.startTimeoutMs ?? DEFAULT_START_TIMEOUT_MS;
    const ready = await waitUntilReady(child, { version, timeoutMs, signal });
    checkAnswer(found, ready, options);
    const stop = async (): Promise<void> => {
      await local.stopPulling();
      await server.stop(stopTimeoutMs);
      await local.stopServing();
    };
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= stop();
      return closing;
    };
    return toOrchestrator(options.version, server, ready, close);
  } catch (error) {
    await server.stop(stopTimeoutMs);
    throw error;
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
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  const document: ServerConfig = config ?? createConfig(version, { workers, dataDir, retry, blobApi });
  return await writeConfig(cwd === undefined ? document : { workingDirectory: resolve(cwd), ...document });
}

async function existing(path: string): Promise<string> {
  try {
    await access(path);
    return resolve(path);
  } catch (cause) {
    throw new OrchestratorError(`The configuration file ${resolve(path)} cannot be read`, { cause });
  }
}

/**
 * Runtimes up to 0.11 tell their version. What tells none is not one of those; which later one it is, our own installation proves or
 * a known hash. Without either it is taken on trust, and that is said.
 */
function checkAnswer(found: FoundServer, ready: ReadyServer, options: StartOrchestratorOptions): void {
  const { version } = options;
  const told = ready.health.version;
  if (told !== undefined && told !== version) throw wrongVersion(found.path, told, version, found.source);
  if (told === undefined && traitsOf(version).reportsVersion) {
    throw wrongVersion(found.path, "0.12 or later", version, found.source);
  }
  if (told === undefined && !found.verified && found.source !== "cache") {
    (options.onProgress ?? reportOnStderr)(`${found.path} does not tell its version: taken for ${version}`);
  }
}

function toOrchestrator(
  version: string,
  server: RunningServer,
  ready: ReadyServer,
  close: () => Promise<void>,
): Orchestrator {
  const child = server.process;
  const { pid } = child;
  if (pid === undefined) throw new OrchestratorError("The server has no process id");
  return {
    version,
    url: ready.url,
    port: ready.port,
    pid,
    client: ready.client,
    closed: child.exited,
    get logs() {
      return child.log.lines;
    },
    kill: (signal) => child.kill(signal),
    close,
    [Symbol.asyncDispose]: close,
  };
}
