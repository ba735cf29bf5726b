import { isDeepStrictEqual } from "node:util";
import { builtinsOf } from "./builtins/execute-builtin.ts";
import { type RuntimeConfig, readConfig } from "./config/read-config.ts";
import type { ListedComponent, WorkerComponent } from "./listed-component.ts";
import type { ConfigQueues } from "./pull/config-queues.ts";
import { type Routes, RouteTable } from "./routes/route-table.ts";
import { type RuntimeVersion, semanticsOf } from "./versions.ts";
import { isCommand } from "./workers/is-worker-source.ts";
import type { ReplacedWorker } from "./workers/replaceable-worker.ts";
import type { WorkerPool } from "./workers/worker-pool.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

/** Prefix of the built-in components. Without a configuration, it is also the name of their plugin. */
const BUILTIN_PREFIX = "/builtin";

/** The workers of a runtime by their origin: those of the options and those of the configuration. */
export class RuntimeWorkers {
  readonly #pool: WorkerPool;
  readonly #quirks: RuntimeVersion | undefined;
  readonly #queues: ConfigQueues;
  /** Names of the workers that do not come from the configuration. */
  readonly #own: Set<string>;
  #config: RuntimeConfig | undefined;
  /** Resolves after the last change, so that changes take effect in the order of their calls. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(
    pool: WorkerPool,
    own: Iterable<string>,
    config: RuntimeConfig | undefined,
    quirks: RuntimeVersion | undefined,
    queues: ConfigQueues,
  ) {
    this.#queues = queues;
    this.#pool = pool;
    this.#own = new Set(own);
    this.#config = config;
    this.#quirks = quirks;
  }

  /** Lists the components of one worker, or of all and the built-in ones, in the order of their paths. */
  async list(worker?: string): Promise<readonly ListedComponent[]> {
    const listed = await this.#pool.list(worker);
    if (worker !== undefined) return listed;
    return [...listed, ...this.#listBuiltins()].sort((a, b) => (a.component < b.component ? -1 : 1));
  }

  /** Lists all components with the name of their worker; built-in ones have none. */
  async listByWorker(): Promise<readonly WorkerComponent[]> {
    const { names } = this.#pool;
    const lists = names.map(async (worker) => (await this.#pool.list(worker)).map((info) => ({ ...info, worker })));
    return [...this.#listBuiltins(), ...(await Promise.all(lists)).flat()];
  }

  /** @throws TypeError for a name that is taken; WorkerStartError */
  add(name: string, source: WorkerSource): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#pool.names.includes(name)) {
        throw new TypeError(`addWorker: the runtime has a worker "${name}" already. Use replaceWorker.`);
      }
      const routes = tableOf([...this.#own, name], this.#config, this.#quirks);
      await this.#pool.change({ sources: { [name]: source }, removed: [], routes, drainMs: 0 });
      this.#own.add(name);
    });
  }

  /** @throws TypeError for an unknown name; WorkerStartError */
  async replace(name: string, source: WorkerSource, drainMs: number): Promise<ReplacedWorker> {
    const replaced = await this.#pool.replace(name, source, drainMs);
    if (replaced === undefined) throw new TypeError(`replaceWorker: ${this.#describeUnknown(name)}`);
    return replaced;
  }

  /** @throws TypeError for an unknown name, or for a worker that the runtime does not start; WorkerStartError */
  async restart(name: string, drainMs: number): Promise<ReplacedWorker> {
    const source = this.#pool.sourceOf(name);
    if (source === undefined) throw new TypeError(`restartWorker: ${this.#describeUnknown(name)}`);
    if (!isCommand(source)) {
      throw new TypeError(`restartWorker: the runtime did not start worker "${name}". Use replaceWorker.`);
    }
    return await this.replace(name, source, drainMs);
  }

  /** @throws TypeError for an unknown name, or for a worker of the configuration. */
  remove(name: string, drainMs: number): Promise<ReplacedWorker> {
    return this.#inTurn(async () => {
      if (!this.#own.has(name)) {
        const reason = this.#pool.names.includes(name)
          ? `worker "${name}" belongs to the configuration.`
          : this.#describeUnknown(name);
        throw new TypeError(`removeWorker: ${reason}`);
      }
      const own = [...this.#own].filter((other) => other !== name);
      const routes = tableOf(own, this.#config, this.#quirks);
      const former = await this.#pool.change({ sources: {}, removed: [name], routes, drainMs });
      this.#own.delete(name);
      return former.get(name) ?? { executions: 0, closed: Promise.resolve(0) };
    });
  }

  /**
   * Replaces the configuration. Workers that it does not change stay as they are.
   *
   * @returns warnings about the new configuration.
   * @throws InvalidConfigError, WorkerStartError, after which everything is as before.
   */
  replaceConfig(from: string | URL, drainMs: number): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const former = this.#config;
      const config = await readConfig(from, this.#quirks);
      const before = pluginsOf(former);
      const after = pluginsOf(config);
      const isForeign = (name: string): boolean => !this.#own.has(name);
      const sources = sourcesOf(config, this.#queues);
      const changed = Object.entries(sources).filter(
        ([name]) => isForeign(name) && !isDeepStrictEqual(after[name], before[name]),
      );
      const removed = Object.keys(before).filter((name) => isForeign(name) && after[name] === undefined);
      const routes = tableOf([...this.#own], config, this.#quirks);
      await this.#pool.change({ sources: Object.fromEntries(changed), removed, routes, drainMs });
      this.#config = config;
      return [...config.warnings, ...lateSettings(former, config)];
    });
  }

  /** Without a route to the built-in components there are none. */
  #listBuiltins(): ListedComponent[] {
    const plugins = this.#config?.builtins ?? [BUILTIN_PREFIX];
    return (plugins.length > 0 ? builtinsOf(semanticsOf(this.#quirks)) : []).map(
      ({ execute: _run, existsIn: _in, ...info }) => ({
        ...info,
        paths: plugins.flatMap((plugin) => this.#pool.pathsTo(plugin, info.component)),
      }),
    );
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#changing.then(change);
    this.#changing = changed.catch(() => {});
    return changed;
  }

  #describeUnknown(name: string): string {
    const { names } = this.#pool;
    const known = names.length === 0 ? "it has no workers" : `its workers are ${names.join(", ")}`;
    return `the runtime has no worker "${name}"; ${known}.`;
  }
}

function pluginsOf(config: RuntimeConfig | undefined): Readonly<Record<string, unknown>> {
  return { ...config?.workers, ...config?.queues };
}

/** Returns the workers of a configuration by name. */
export function sourcesOf(
  config: RuntimeConfig | undefined,
  served: ConfigQueues,
): Readonly<Record<string, WorkerSource>> {
  const pulling = Object.entries(config?.queues ?? {}).map(
    ([name, plugin]) => [name, served.source(name, plugin)] as const,
  );
  return { ...config?.workers, ...Object.fromEntries(pulling) };
}

/** Names settings that an engine cannot change. */
function lateSettings(former: RuntimeConfig | undefined, config: RuntimeConfig): string[] {
  const settings = ["retry", "pluginRetries", "blobApi"] as const;
  const changed = settings.some((name) => !isDeepStrictEqual(former?.[name] ?? {}, config[name] ?? {}));
  return changed ? ["retry and blobApi of a configuration take effect when a runtime is created, not later."] : [];
}

/** Returns the routes of workers and of a configuration. */
export function tableOf(
  own: readonly string[],
  config: RuntimeConfig | undefined,
  quirks: RuntimeVersion | undefined,
): RouteTable {
  const configured: Routes = config?.routes ?? { [`${BUILTIN_PREFIX}/{*component}`]: [{ plugin: BUILTIN_PREFIX }] };
  const routes = Object.fromEntries(own.map((name) => [`/${name}/{*component}`, [{ plugin: name }]]));
  // Workers take precedence: the last spread replaces an equal route, the first one goes before routes that differ in placeholder names only.
  return new RouteTable({ ...routes, ...configured, ...routes }, quirks !== undefined);
}
