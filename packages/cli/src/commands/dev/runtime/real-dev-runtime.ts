import { setTimeout as pause } from "node:timers/promises";
import type { LocalWorker, WorkerPlace } from "@stepflow/orchestrator";
import { createDeferred } from "@stepflow/protocol/internal";
import {
  createRuntime,
  type Flow,
  type ListedComponent,
  type ReplacedWorker,
  type RequestApp,
  type Runtime,
  type RuntimeListener,
} from "@stepflow/runtime";
import { CliError } from "../../../exit/cli-error.ts";
import type { HostedWorker } from "../../../workers/hosted-worker.ts";
import type { DevRuntime } from "./dev-runtime.ts";
import { forward } from "./forward.ts";
import { listComponents } from "./list-components.ts";
import type { ConnectedServer, ConnectServer } from "./real-server.ts";
import { WorkerProxy } from "./worker-proxy.ts";

/** Options of {@link RealDevRuntime.open}. */
export interface RealDevOptions {
  /** Version or URL of the server. */
  readonly kind: string;
  readonly connect: ConnectServer;
  /** Number of workers of files. The server is connected when all of them are loaded. */
  readonly files: number;
  /** Returns the port at which the server calls a worker; undefined for any. */
  readonly portOf: (worker: string) => number | undefined;
  readonly drainMs: number;
  readonly signal: AbortSignal;
}

/**
 * A real server. It learns of its workers when it starts: those of 0.9 to 0.11 have a proxy with a lasting URL in front, and from 0.12 on each
 * version of a worker pulls from the same queue.
 */
export class RealDevRuntime implements DevRuntime {
  readonly kind: string;
  readonly engine: undefined;
  readonly runFolder: undefined;
  readonly #options: RealDevOptions;
  /** Listens for the development server. */
  readonly #listening: Runtime;
  /** Loaded workers by name, until the server starts. */
  readonly #waiting = new Map<string, HostedWorker>();
  readonly #places = new Map<string, WorkerPlace>();
  readonly #proxies = new Map<string, WorkerProxy>();
  readonly #current = new Map<string, { readonly worker: HostedWorker; readonly url: string }>();
  #server: ConnectedServer | undefined;
  #begun: Promise<void> | undefined;
  readonly #allLoaded = createDeferred<void>();

  private constructor(options: RealDevOptions, listening: Runtime) {
    this.kind = options.kind;
    this.#options = options;
    this.#listening = listening;
  }

  static async open(options: RealDevOptions): Promise<RealDevRuntime> {
    return new RealDevRuntime(options, await createRuntime({}));
  }

  listen(app: RequestApp, port: number): Promise<RuntimeListener> {
    return this.#listening.listen({ app, port });
  }

  begin(): Promise<void> {
    this.#begun ??= this.#begin();
    return this.#begun;
  }

  untilEnded(): Promise<never> {
    return this.#running.untilEnded();
  }

  get workerNames(): readonly string[] {
    return [...this.#places.keys()];
  }

  async fetch(request: Request): Promise<Response> {
    if (this.#server === undefined) return new Response("The server is starting.", { status: 503 });
    return await forward(request, this.#server.url);
  }

  async storeFlow({ document }: Flow): Promise<string> {
    const { flowId, diagnostics } = await this.#running.client.storeFlow(document as object);
    if (flowId !== undefined && flowId !== null) return flowId;
    throw new CliError("usage", diagnostics.map(({ message }) => message).join("; "));
  }

  async enter(name: string, worker: HostedWorker): Promise<ReplacedWorker | undefined> {
    if (this.#server === undefined) {
      this.#waiting.set(name, worker);
      if (this.#waiting.size === this.#options.files) this.#allLoaded.resolve();
      await this.#allLoaded.promise;
      await this.begin();
      return undefined;
    }
    const place = this.#places.get(name);
    if (place !== undefined) return await this.#start(name, worker, place);
    throw new CliError(
      "usage",
      `The server ${this.kind} has no worker "${name}". Start stepflow-worker dev again after a new name.`,
    );
  }

  async leave(): Promise<ReplacedWorker> {
    return { executions: 0, closed: Promise.resolve(0) };
  }

  async restart(): Promise<undefined> {
    return undefined;
  }

  async components(name: string): Promise<readonly ListedComponent[]> {
    const { url } = this.#current.get(name) ?? {};
    return url?.startsWith("http") ? await listComponents(url, name) : [];
  }

  async reloadConfig(): Promise<readonly string[]> {
    return [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.close();
    await Promise.all([...this.#proxies.values()].map((proxy) => proxy[Symbol.asyncDispose]()));
    await this.#listening.close();
  }

  get #running(): ConnectedServer {
    if (this.#server !== undefined) return this.#server;
    throw new CliError("unreachable", `The server ${this.kind} has not started.`);
  }

  async #begin(): Promise<void> {
    const local = [...this.#waiting].map(([name, worker]) => [name, this.#toLocalWorker(name, worker)] as const);
    this.#server = await this.#options.connect(Object.fromEntries(local));
  }

  #toLocalWorker(name: string, worker: HostedWorker): LocalWorker {
    return {
      start: async (place: WorkerPlace) => {
        this.#places.set(name, place);
        await this.#start(name, worker, place);
        return { url: this.#proxies.get(name)?.url ?? "", close: async () => {} };
      },
    };
  }

  /** Starts a worker, and puts it into service. */
  async #start(name: string, worker: HostedWorker, place: WorkerPlace): Promise<ReplacedWorker | undefined> {
    const { drainMs, signal } = this.#options;
    const { transport, tasksUrl, queue } = place;
    const url = await worker.start({ transport, host: "127.0.0.1", port: 0, tasksUrl, queue, drainMs }, signal);
    const former = this.#current.get(name)?.worker;
    const replaced = transport === "http" ? await this.#route(name, url) : former && letGo(former, drainMs);
    this.#current.set(name, { worker, url });
    return replaced;
  }

  async #route(name: string, url: string): Promise<ReplacedWorker | undefined> {
    const proxy = this.#proxies.get(name) ?? (await WorkerProxy.listen(this.#options.portOf(name)));
    this.#proxies.set(name, proxy);
    return await proxy.replace(url, this.#options.drainMs);
  }
}

/** Lets a worker that pulls end its tasks. It takes no more of them. The number of its executions is unknown. */
function letGo(worker: HostedWorker, drainMs: number): ReplacedWorker {
  // Later, when the caller has noted that another worker is in service.
  const closed = pause(0)
    .then(() => worker.leave(drainMs))
    .then(() => 0);
  return { executions: 0, closed };
}
