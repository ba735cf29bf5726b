import type { ComponentInfo } from "@stepflow/protocol";
import type { BlobApiOptions } from "../blobs/blob-api-options.ts";
import { executeBuiltin } from "../builtins/execute-builtin.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import type { Engine } from "../engine/engine.ts";
import { RouteError, type RouteTable } from "../routes/route-table.ts";
import { BlobService } from "./blob-service.ts";
import { createHttpFetch } from "./http-fetch.ts";
import { isCommand, isInProcess } from "./is-worker-source.ts";
import { mountWorker } from "./mount-worker.ts";
import { type PluginRetry, RetryingWorker } from "./plugin-retry.ts";
import { SlowExecutions } from "./slow-executions.ts";
import type { WorkerConnection } from "./worker-connection.ts";
import { createWorkerEnvironment, type WorkerSettings } from "./worker-environment.ts";
import type { WorkerSource } from "./worker-source.ts";

/** Options of a {@link WorkerPool}. */
export interface WorkerPoolOptions extends WorkerSettings {
  readonly routes: RouteTable;
  readonly blobApi: BlobApiOptions;
  /** Retry rules by worker; undefined if the engine alone repeats executions. */
  readonly pluginRetries: Readonly<Record<string, PluginRetry>> | undefined;
  /** Time in milliseconds after which a warning names a component that has not answered. */
  readonly slowAfterMs: number;
}

const NO_PAUSE = { type: "constant", delayMs: 0 } as const;

/** The workers of a runtime. It finds the worker, or the built-in component, that a path leads to. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Map<string, WorkerConnection>();
  readonly #http = createHttpFetch();
  readonly #slow: SlowExecutions;
  #blobService: BlobService | undefined;
  /** Paths without a route that have been logged. */
  readonly #unrouted = new Set<string>();

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#slow = new SlowExecutions(options.slowAfterMs, options.logger);
  }

  /**
   * Makes workers ready. Waits for all of them even if one fails, so that `close` finds every process that was started.
   *
   * @throws WorkerStartError; TypeError for invalid options of the Blob API.
   */
  async mountAll(sources: Readonly<Record<string, WorkerSource>>, engine: Engine): Promise<void> {
    const { blobApi, rules } = this.#options;
    const blobService = new BlobService(engine.blobs, blobApi, rules);
    this.#blobService = blobService;
    const workers = Object.entries(sources);
    if (workers.some(([, source]) => !isInProcess(source))) await blobService.listen();
    const services = { engine, blobService, networkFetch: this.#http.fetch };
    const environment = createWorkerEnvironment(this.#options, services);
    const mounting = workers.map(async ([name, source]) => {
      this.#workers.set(name, this.#withRetries(name, await mountWorker(name, source, environment), source));
    });
    const failed = (await Promise.allSettled(mounting)).find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }

  /** Executes the component that a path leads to. */
  async execute(
    path: string,
    input: unknown,
    context: ComponentContext,
    { semantics }: Engine,
  ): Promise<ComponentOutcome> {
    try {
      const { plugin, component } = this.#options.routes.find(path, input);
      const worker = this.#workers.get(plugin);
      if (worker === undefined) return await executeBuiltin(component, input, context, semantics);
      const { stepId, attempt } = context;
      return await this.#slow.during({ path, stepId, attempt }, worker.execute(component, input, context));
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      this.#logUnrouted(path, error);
      return unrouted(error, this.#options.routes);
    }
  }

  /** Lists the components of all workers. */
  async list(): Promise<readonly ComponentInfo[]> {
    const lists = await Promise.all([...this.#workers.values()].map((worker) => worker.list()));
    return lists.flat();
  }

  /** Ends the processes and connections of all workers. */
  async close(): Promise<void> {
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
    this.#slow.close();
    await this.#blobService?.close();
    this.#http.close();
  }

  #withRetries(name: string, worker: WorkerConnection, source: WorkerSource): WorkerConnection {
    const { pluginRetries, clock } = this.#options;
    if (pluginRetries === undefined) return worker;
    const rules = pluginRetries[name] ?? {};
    // A worker by command is started again instead of a pause.
    return new RetryingWorker(worker, isCommand(source) ? { ...rules, backoff: NO_PAUSE } : rules, clock);
  }

  /** Logs the known routes once for each path, because the error of the run, as in real runtimes, does not name them. */
  #logUnrouted(path: string, { message }: RouteError): void {
    if (this.#unrouted.has(path)) return;
    this.#unrouted.add(path);
    const { logger, routes } = this.#options;
    logger.warn(`${message}. The routes are ${routes.patterns.join(", ")}.`, { component: path });
  }
}

/** The causes are those of real runtimes, which do not name the routes. */
function unrouted({ message: why }: RouteError, { patterns }: RouteTable): ComponentOutcome {
  const causes = ["invalid input", "invalid input", why].map((error) => ({ error }));
  const message = `${why}. The routes are ${patterns.join(", ")}`;
  return { outcome: "failed", kind: "route", causes, error: { code: 0, message } };
}
