import { type ComponentInfo, RuntimeClosedError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import { pause } from "./pause.ts";
import type { WorkerConnection } from "./worker-connection.ts";

/** A worker that is ready. */
export interface MountedWorker {
  readonly connection: WorkerConnection;
  /** Number of executions after which the failure of a step is returned. */
  readonly maxExecutions: number;
}

/** A worker that another one has replaced. */
export interface ReplacedWorker {
  /** Number of executions that had begun on the former worker and had not ended at the replacement. */
  readonly executions: number;
  /**
   * Resolves when the former worker is closed, to the number of executions that the time limit has ended there. The runtime repeats those as
   * after a lost connection.
   */
  readonly closed: Promise<number>;
}

/** A worker that can be replaced while it executes components. An execution ends on the worker on which it began. */
export class ReplaceableWorker implements WorkerConnection {
  #current: Service;
  /** The current worker, and the former ones that still execute. */
  readonly #services = new Set<Service>();
  /** Resolves after the last replacement, so that replacements take effect in the order of their calls. */
  #replacing: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(worker: MountedWorker) {
    this.#current = this.#enter(worker);
  }

  async execute(component: string, input: unknown, context: ComponentContext): Promise<ComponentOutcome> {
    for (let attempt = context.attempt; ; attempt += 1) {
      const service = this.#current;
      const outcome = await service.during(() => service.connection.execute(component, input, context, attempt));
      const isDone = outcome.outcome === "success" || context.signal.aborted || this.#isClosed;
      if (isDone || attempt >= service.maxExecutions) return outcome;
    }
  }

  list(): Promise<readonly ComponentInfo[]> {
    return this.#current.connection.list();
  }

  /**
   * Replaces the worker once `mount` has made another one ready. If that fails, the former one stays in service.
   *
   * @throws the error of `mount`; RuntimeClosedError
   */
  replace(mount: () => Promise<MountedWorker>, drainMs: number): Promise<ReplacedWorker> {
    const replaced = this.#replacing.then(() => this.#replace(mount, drainMs));
    this.#replacing = replaced.catch(() => {});
    return replaced;
  }

  /** Closes the worker after its last execution, or after `drainMs`. It must not be called again. */
  drain(drainMs: number): ReplacedWorker {
    return this.#retire(this.#current, drainMs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#replacing;
    await Promise.all([...this.#services].map((service) => service.close()));
  }

  async #replace(mount: () => Promise<MountedWorker>, drainMs: number): Promise<ReplacedWorker> {
    if (this.#isClosed) throw new RuntimeClosedError();
    const worker = await mount();
    if (this.#isClosed) {
      await worker.connection.close();
      throw new RuntimeClosedError();
    }
    const former = this.#current;
    this.#current = this.#enter(worker);
    return this.#retire(former, drainMs);
  }

  #enter(worker: MountedWorker): Service {
    const service = new Service(worker);
    this.#services.add(service);
    return service;
  }

  #retire(service: Service, drainMs: number): ReplacedWorker {
    const { executions } = service;
    const closed = service.drain(drainMs).finally(() => this.#services.delete(service));
    // The caller may not look at it.
    closed.catch(() => {});
    return { executions, closed };
  }
}

/** A worker, and the number of executions in it. */
class Service {
  readonly connection: WorkerConnection;
  readonly maxExecutions: number;
  readonly #idle = createDeferred<void>();
  #executions = 0;
  #isRetired = false;
  #closing: Promise<void> | undefined;

  constructor({ connection, maxExecutions }: MountedWorker) {
    this.connection = connection;
    this.maxExecutions = maxExecutions;
  }

  get executions(): number {
    return this.#executions;
  }

  async during<T>(execute: () => Promise<T>): Promise<T> {
    this.#executions += 1;
    try {
      return await execute();
    } finally {
      this.#executions -= 1;
      this.#noteIdle();
    }
  }

  /** Closes the worker after its last execution, or after `drainMs`. Returns the number of executions that were under way. */
  async drain(drainMs: number): Promise<number> {
    this.#isRetired = true;
    this.#noteIdle();
    await pause(drainMs, this.#idle.promise);
    const left = this.#executions;
    await this.close();
    return left;
  }

  close(): Promise<void> {
    this.#closing ??= Promise.resolve(this.connection.close()).finally(() => this.#idle.resolve());
    return this.#closing;
  }

  #noteIdle(): void {
    if (this.#isRetired && this.#executions === 0) this.#idle.resolve();
  }
}
