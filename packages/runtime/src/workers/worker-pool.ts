import { type ComponentInfo, RuntimeClosedError } from "@stepflow/protocol";
import type { BlobApiOptions } from "../blobs/blob-api-options.ts";
import { builtinsOf, executeBuiltin } from "../builtins/execute-builtin.ts";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import type { Engine } from "../engine/engine.ts";
import type { FilePlace } from "../files/file-access.ts";
import { RouteError, type RouteTable } from "../routes/route-table.ts";
import { semanticsOf } from "../versions.ts";
import { BlobService } from "./blob-service.ts";
import { closeAgents, createHttpAgents } from "./http-send.ts";
import { isCommand, isInProcess } from "./is-worker-source.ts";
import { mountWorker } from "./mount-worker.ts";
import { type PluginRetry, RetryingWorker } from "./plugin-retry.ts";
import { type MountedWorker, ReplaceableWorker, type ReplacedWorker } from "./replaceable-worker.ts";
import { SlowExecutions } from "./slow-executions.ts";
import type { WorkerConnection } from "./worker-connection.ts";
import { createWorkerEnvironment, type WorkerEnvironment, type WorkerSettings } from "./worker-environment.ts";
import type { CommandWorker, WorkerSource } from "./worker-source.ts";

/** Options of a {@link WorkerPool}. */
export interface WorkerPoolOptions extends WorkerSettings {
  readonly routes: RouteTable;
  /** Changes the command of a worker before its process is started. */
  readonly wrapCommand: (worker: string, command: CommandWorker) => CommandWorker;
  readonly blobApi: BlobApiOptions;
  /** Retry rules by worker; undefined if the engine alone repeats executions. */
  readonly pluginRetries: Readonly<Record<string, PluginRetry>> | undefined;
  /** Time in milliseconds after which a warning names a component that has not answered. */
  readonly slowAfterMs: number;
  /** Folder whose files flows may load. */
  readonly files: FilePlace | undefined;
}

/** A change of the workers and routes of a runtime. */
export interface PoolChange {
  /** Workers to add or to replace, by name. */
  readonly sources: Readonly<Record<string, WorkerSource>>;
  /** Names of workers to remove. */
  readonly removed: readonly string[];
  readonly routes: RouteTable;
  readonly drainMs: number;
}

const NO_PAUSE = { type: "constant", delayMs: 0 } as const;

/** The workers of a runtime. It finds the worker, or the built-in component, that a path leads to. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Map<string, ReplaceableWorker>();
  /** Sources of the workers in service. */
  readonly #sources = new Map<string, WorkerSource>();
  /** Removed workers that still execute. */
  readonly #leaving = new Set<ReplaceableWorker>();
  readonly #agents = createHttpAgents();
  readonly #slow: SlowExecutions;
  readonly #closing = new AbortController();
  #services: { readonly blobService: BlobService; readonly environment: WorkerEnvironment } | undefined;
  /** Paths without a route that have been logged. */
  readonly #unrouted = new Set<string>();
  #routes: RouteTable;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#routes = options.routes;
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
    const { signal: closing } = this.#closing;
    const services = { engine, blobService, agents: this.#agents, closing };
    this.#services = { blobService, environment: createWorkerEnvironment(this.#options, services) };
    const mounting = Object.entries(sources).map(async ([name, source]) => {
      this.#workers.set(name, new ReplaceableWorker(await this.#mount(name, source)));
      this.#sources.set(name, source);
    });
    const failed = (await Promise.allSettled(mounting)).find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }

  /** Names of the workers. */
  get names(): readonly string[] {
    return [...this.#workers.keys()];
  }

  /**
   * Adds, replaces and removes workers, and then changes the routes. Executions that have begun end where they are.
   *
   * @returns the replaced and removed workers by name.
   * @throws WorkerStartError, after which everything is as before; RuntimeClosedError
   */
  async change({ sources, removed, routes, drainMs }: PoolChange): Promise<ReadonlyMap<string, ReplacedWorker>> {
    const mounted = await this.#mountAll(sources);
    const former = new Map<string, ReplacedWorker>();
    for (const [name, worker] of mounted) {
      const current = this.#workers.get(name);
      if (current === undefined) this.#workers.set(name, new ReplaceableWorker(worker));
      else former.set(name, await current.replace(async () => worker, drainMs));
      this.#sources.set(name, sources[name] as WorkerSource);
    }
    this.#routes = routes;
    for (const name of removed) {
      const worker = this.#workers.get(name);
      if (worker === undefined) continue;
      this.#workers.delete(name);
      this.#sources.delete(name);
      former.set(name, this.#drain(worker, drainMs));
    }
    return former;
  }

  /**
   * Replaces a worker. Executions that began on the former one end there.
   *
   * @throws WorkerStartError, after which the former one stays in service; RuntimeClosedError
   */
  async replace(name: string, source: WorkerSource, drainMs: number): Promise<ReplacedWorker | undefined> {
    const replaced = await this.#workers.get(name)?.replace(() => this.#mount(name, source), drainMs);
    if (replaced !== undefined) this.#sources.set(name, source);
    return replaced;
  }

  /** Returns the source of a worker; undefined for an unknown name. */
  sourceOf(name: string): WorkerSource | undefined {
    return this.#sources.get(name);
  }

  /** Executes the component that a path leads to. */
  async execute(
    path: string,
    input: unknown,
    context: ComponentContext,
    { semantics }: Engine,
  ): Promise<ComponentOutcome> {
    try {
      const { plugin, component } = this.#routes.find(path, input);
      const worker = this.#workers.get(plugin);
      const { clock, files } = this.#options;
      if (worker === undefined) return await executeBuiltin(component, input, context, semantics, { clock, files });
      const { stepId, attempt } = context;
      return await this.#slow.during({ path, stepId, attempt }, worker.execute(component, input, context));
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      this.#logUnrouted(path, error);
      return unrouted(error, this.#routes);
    }
  }

  /** Lists the components of one worker, or of all, with the paths that lead to them. */
  async list(name?: string): Promise<readonly (ComponentInfo & { readonly paths: readonly string[] })[]> {
    const workers = [...this.#workers].filter(([own]) => name === undefined || own === name);
    const lists = workers.map(async ([plugin, worker]) =>
      (await worker.list()).map((info) => ({ ...info, paths: this.pathsTo(plugin, info.component) })),
    );
    return (await Promise.all(lists)).flat();
  }

  /** Returns the paths that lead to a component. */
  pathsTo(plugin: string, component: string): readonly string[] {
    return this.#routes.pathsTo({ plugin, component });
  }

  /** Returns the output schema of the component that a path leads to, or undefined if none is known. */
  async outputSchemaOf(path: string): Promise<unknown> {
    try {
      const { plugin, component } = this.#routes.find(path, {});
      const listed = (await this.#workers.get(plugin)?.list()) ?? builtinsOf(semanticsOf(this.#options.quirks));
      return listed.find((one) => one.component === component)?.outputSchema;
    } catch {
      // The route depends on the input, or the worker cannot list its components.
      return undefined;
    }
  }

  /** Ends the processes and connections of all workers. */
  async close(): Promise<void> {
    this.#closing.abort(new RuntimeClosedError());
    await Promise.all([...this.#workers.values(), ...this.#leaving].map((worker) => worker.close()));
    this.#slow.close();
    await this.#services?.blobService.close();
    closeAgents(this.#agents);
  }

  /** Makes workers ready. If one does not start, none of them stays. @throws WorkerStartError */
  async #mountAll(
    sources: Readonly<Record<string, WorkerSource>>,
  ): Promise<readonly (readonly [string, MountedWorker])[]> {
    const mounting = Object.entries(sources).map(
      async ([name, source]) => [name, await this.#mount(name, source)] as const,
    );
    const settled = await Promise.allSettled(mounting);
    const mounted = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const failed = settled.find(({ status }) => status === "rejected");
    if (failed === undefined && !this.#closing.signal.aborted) return mounted;
    await Promise.all(mounted.map(([, { connection }]) => connection.close()));
    throw failed?.status === "rejected" ? failed.reason : new RuntimeClosedError();
  }

  /** Makes a worker ready. @throws WorkerStartError */
  async #mount(name: string, given: WorkerSource): Promise<MountedWorker> {
    const services = this.#services;
    if (services === undefined) throw new RuntimeClosedError();
    const source = isCommand(given) ? this.#options.wrapCommand(name, given) : given;
    if (!isInProcess(source)) await services.blobService.listen();
    const connection = await mountWorker(name, source, services.environment);
    const { startedWorkerExecutions } = semanticsOf(this.#options.quirks);
    return {
      connection: this.#withRetries(name, connection, source),
      maxExecutions: isCommand(source) ? startedWorkerExecutions : 1,
    };
  }

  #drain(worker: ReplaceableWorker, drainMs: number): ReplacedWorker {
    this.#leaving.add(worker);
    const { executions, closed } = worker.drain(drainMs);
    return { executions, closed: closed.finally(() => this.#leaving.delete(worker)) };
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
    const { logger } = this.#options;
    logger.warn(`${message}. The routes are ${this.#routes.patterns.join(", ")}.`, { component: path });
  }
}

/** The causes are those of real runtimes, which do not name the routes. */
function unrouted({ message: why }: RouteError, { patterns }: RouteTable): ComponentOutcome {
  const causes = ["invalid input", "invalid input", why].map((error) => ({ error }));
  const message = `${why}. The routes are ${patterns.join(", ")}`;
  return { outcome: "failed", kind: "route", causes, error: { code: 0, message } };
}
