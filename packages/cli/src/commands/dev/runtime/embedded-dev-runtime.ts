import { join } from "node:path";
import {
  type CommandWorker,
  createRuntime,
  type Engine,
  type Flow,
  type ListedComponent,
  type ReplacedWorker,
  type RequestApp,
  RunFolderInUseError,
  type Runtime,
  type RuntimeListener,
  type RuntimeLogger,
  type RuntimeOptions,
  type WorkerSource,
} from "@stepflow/runtime";
import { CliError } from "../../../exit/cli-error.ts";
import type { ProcessGuard } from "../../../guard/process-guard.ts";
import type { HostedWorker } from "../../../workers/hosted-worker.ts";
import type { DevRuntime } from "./dev-runtime.ts";

/** Development servers of one folder that run at the same time. Each has a folder of runs of its own. */
const MAX_SIDE_BY_SIDE = 100;

/** Options of {@link EmbeddedDevRuntime.open}. */
export interface EmbeddedDevOptions {
  readonly logger: RuntimeLogger;
  /** Folder for runs and blobs. */
  readonly folder: string;
  /** Returns the workers that do not come from files, by name, with their current variables. */
  readonly sources: () => Readonly<Record<string, WorkerSource>>;
  /** Absolute path of a configuration. */
  readonly config: string | undefined;
  /** Imitated version, and folder of files. */
  readonly runtimeOptions: Pick<RuntimeOptions, "quirks" | "files">;
  readonly drainMs: number;
  readonly signal: AbortSignal;
  /** Ends the programs of workers if this process is killed. */
  readonly guard: ProcessGuard;
  /** Called with the commands of workers, those of the configuration included, before they are started. */
  readonly onCommand: (worker: string, command: CommandWorker) => void;
  /** Called if the configuration is faulty, or one of its workers does not start. */
  readonly onConfigError: (error: unknown) => void;
}

/** The embedded runtime, with runs that outlive the program. */
export class EmbeddedDevRuntime implements DevRuntime {
  readonly kind: string = "embedded";
  readonly runtime: Runtime;
  /** Folder of the runs. */
  readonly runFolder: string;
  readonly #options: EmbeddedDevOptions;
  /** Names of the workers in service. */
  readonly #entered = new Set<string>();

  private constructor(runtime: Runtime, runFolder: string, options: EmbeddedDevOptions) {
    this.runtime = runtime;
    this.runFolder = runFolder;
    this.#options = options;
  }

  /** Opens the runtime without its workers, and with the first folder of runs that no other program uses. */
  static async open(options: EmbeddedDevOptions): Promise<EmbeddedDevRuntime> {
    for (let number = 1; number <= MAX_SIDE_BY_SIDE; number += 1) {
      const runFolder = join(options.folder, number === 1 ? "runs" : `runs-${number}`);
      try {
        return new EmbeddedDevRuntime(await openRuntime(runFolder, options), runFolder, options);
      } catch (error) {
        if (!(error instanceof RunFolderInUseError)) throw error;
      }
    }
    throw new CliError("usage", `${MAX_SIDE_BY_SIDE} development servers use ${options.folder} already.`, {
      at: options.folder,
    });
  }

  get engine(): Engine {
    return this.runtime.engine;
  }

  get workerNames(): readonly string[] {
    return this.runtime.workerNames;
  }

  async fetch(request: Request): Promise<Response> {
    return await this.runtime.fetch(request);
  }

  listen(app: RequestApp, port: number): Promise<RuntimeListener> {
    return this.runtime.listen({ port, app });
  }

  async begin(): Promise<void> {}

  untilEnded(): Promise<never> {
    return new Promise(() => {});
  }

  storeFlow(flow: Flow): Promise<string> {
    return this.runtime.engine.storeFlow(flow);
  }

  async enter(name: string, worker: HostedWorker): Promise<ReplacedWorker | undefined> {
    const url = await worker.start({ transport: "http", host: "127.0.0.1", port: 0 }, this.#options.signal);
    return await this.#put(name, { url });
  }

  async leave(name: string): Promise<ReplacedWorker> {
    const { drainMs } = this.#options;
    this.#entered.delete(name);
    return await this.runtime.removeWorker(name, { drainMs });
  }

  async restart(name: string): Promise<ReplacedWorker | undefined> {
    const { sources, drainMs } = this.#options;
    const source = sources()[name];
    if (source !== undefined) return await this.#put(name, source);
    return await this.runtime.restartWorker(name, { drainMs });
  }

  components(name: string): Promise<readonly ListedComponent[]> {
    return this.runtime.components({ worker: name });
  }

  async reloadConfig(): Promise<readonly string[]> {
    const { config, drainMs } = this.#options;
    return config === undefined ? [] : await this.runtime.replaceConfig(config, { drainMs });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.runtime.close();
  }

  async #put(name: string, source: WorkerSource): Promise<ReplacedWorker | undefined> {
    const { drainMs } = this.#options;
    if (this.#entered.has(name)) return await this.runtime.replaceWorker(name, source, { drainMs });
    await this.runtime.addWorker(name, source);
    this.#entered.add(name);
    return undefined;
  }
}

/** A faulty configuration is left out until its file changes. */
async function openRuntime(
  runFolder: string,
  { folder, config, logger, guard, runtimeOptions, onCommand, onConfigError }: EmbeddedDevOptions,
): Promise<Runtime> {
  const options = {
    ...runtimeOptions,
    logger,
    runs: { folder: runFolder },
    blobs: { folder: join(folder, "blobs") },
    wrapCommand(worker: string, command: CommandWorker): CommandWorker {
      onCommand(worker, command);
      return { ...command, ...guard.wrap({ command: command.command, args: command.args ?? [] }) };
    },
  };
  if (config === undefined) return await createRuntime(options);
  try {
    return await createRuntime({ ...options, config });
  } catch (error) {
    if (error instanceof RunFolderInUseError) throw error;
    const runtime = await createRuntime(options);
    onConfigError(error);
    return runtime;
  }
}
