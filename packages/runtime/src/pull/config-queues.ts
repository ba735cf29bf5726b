import type { RuntimeLogger } from "../runtime-logger.ts";
import type { QueuePlugin } from "../workers/queue-plugin.ts";
import type { WorkerConnection } from "../workers/worker-connection.ts";
import type { CarriedWorker, CarrierEnvironment, CommandWorker } from "../workers/worker-source.ts";
import type { PullService } from "./pull-options.ts";
import { PullingProgram } from "./pulling-program.ts";

/** Options of {@link ConfigQueues}. */
export interface ConfigQueuesOptions {
  /** Port for workers that other programs start; 0 takes a free one. */
  readonly port: number;
  readonly logger: RuntimeLogger;
  /** Changes the command of a program before it is started. */
  readonly wrapCommand: (worker: string, command: CommandWorker) => CommandWorker;
}

/** The queues of a configuration, served as runtimes 0.12 and 0.13 do. */
export class ConfigQueues {
  readonly #options: ConfigQueuesOptions;
  #shared: Promise<PullService> | undefined;

  constructor(options: ConfigQueuesOptions) {
    this.#options = options;
  }

  /** Resolves to the URL for workers that other programs start; undefined if no queue waits for one. */
  async url(): Promise<string | undefined> {
    return (await this.#shared)?.url;
  }

  /** Returns the worker of a plugin. */
  source(name: string, plugin: QueuePlugin): CarriedWorker {
    return {
      connect: (runtime) =>
        plugin.program === undefined ? this.#serve(plugin, runtime) : this.#start(name, plugin, runtime),
    };
  }

  /** Frees the port. */
  async close(): Promise<void> {
    await (await this.#shared?.catch(() => undefined))?.close();
  }

  /** All queues without a program have one port, so that workers need one URL. */
  async #serve({ queue, program: _, ...limits }: QueuePlugin, runtime: CarrierEnvironment): Promise<WorkerConnection> {
    this.#shared ??= open(this.#options.port);
    const service = await this.#shared;
    this.#options.logger.warn(`Queue "${queue}" waits for workers that pull from ${service.url}.`);
    return await service.queue(queue, limits).connect(runtime);
  }

  /** A program has a port of its own, so that its successor can have the same queue while it ends. */
  async #start(name: string, plugin: QueuePlugin, runtime: CarrierEnvironment): Promise<WorkerConnection> {
    const service = await open(0);
    try {
      const { queue, program, ...limits } = plugin;
      const connection = await service.queue(queue, limits).connect(runtime);
      const { logger, wrapCommand } = this.#options;
      const wrapped = wrapCommand(name, withEnvironment(program as CommandWorker, queue, service));
      return await PullingProgram.start({ name, command: wrapped, connection, service, logger });
    } catch (error) {
      await service.close();
      throw error;
    }
  }
}

async function open(port: number): Promise<PullService> {
  const { servePull } = await import("./serve-pull.ts");
  return await servePull({ port });
}

/** The variables that real runtimes set, and that the plugin may change. */
function withEnvironment(program: CommandWorker, queue: string, { port }: PullService): CommandWorker {
  const address = `127.0.0.1:${port}`;
  const inherited = Object.entries(process.env).filter((one): one is [string, string] => one[1] !== undefined);
  const env = {
    ...Object.fromEntries(inherited),
    STEPFLOW_TRANSPORT: "grpc",
    STEPFLOW_TASKS_URL: address,
    STEPFLOW_QUEUE_NAME: queue,
    STEPFLOW_BLOB_URL: address,
    ...program.env,
  };
  return { ...program, env };
}
