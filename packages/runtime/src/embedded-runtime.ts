import type { FlowResult } from "@stepflow/protocol";
import type { Hono } from "hono";
import type { BlobStore } from "./blobs/blob-store.ts";
import { openBlobs } from "./blobs/open-blobs.ts";
import { BUILTINS, executeBuiltin } from "./builtins/execute-builtin.ts";
import { BlobCallbacks } from "./callbacks/blob-callbacks.ts";
import { type CallbackRules, callbackRulesOf } from "./callbacks/runtime-dialect.ts";
import { serveCallbacks } from "./callbacks/serve-callbacks.ts";
import { type RuntimeConfig, readConfig } from "./config/read-config.ts";
import { systemClock } from "./engine/clock.ts";
import type { ComponentContext, ComponentOutcome } from "./engine/component.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { systemIds } from "./engine/run.ts";
import { copyJson } from "./expression/json-value.ts";
import { type Flow, readFlow } from "./flow/flow.ts";
import { checkOverrides } from "./flow/overrides.ts";
import type { RuntimeListener } from "./rest/listen.ts";
import { RouteError, type Routes, RouteTable } from "./routes/route-table.ts";
import { RunWatch } from "./runs/run-watch.ts";
import type {
  BlobApiOptions,
  ListedComponent,
  RunOptions,
  Runtime,
  RuntimeListenOptions,
  RuntimeOptions,
} from "./runtime.ts";
import { RuntimeClosedError } from "./runtime-errors.ts";
import { stderrLogger } from "./runtime-logger.ts";
import { BlobService } from "./workers/blob-service.ts";
import { createHttpCarrier } from "./workers/http-fetch.ts";
import { isInProcess } from "./workers/is-worker-source.ts";
import { mountWorker, type WorkerSurroundings } from "./workers/mount-worker.ts";
import { engineRetryFor, PacedWorker, type PluginRetry } from "./workers/plugin-retry.ts";
import type { WorkerConnection } from "./workers/worker-connection.ts";

/** Also the name of the plugin, which no worker can have. */
const BUILTIN_PREFIX = "/builtin";
const INTERNAL_URL = "http://stepflow.internal";

/** What `createRuntime` makes. */
export class EmbeddedRuntime implements Runtime {
  readonly url: string = INTERNAL_URL;
  readonly engine: Engine;
  readonly #options: RuntimeOptions;
  readonly #rules: CallbackRules;
  readonly #watch = new RunWatch();
  readonly #http = createHttpCarrier();
  readonly #config: RuntimeConfig | undefined;
  readonly #routes: RouteTable;
  readonly #pluginRetries: Readonly<Record<string, PluginRetry>> | undefined;
  /** Paths that were told to lead nowhere. */
  readonly #unrouted = new Set<string>();
  readonly #blobApi: BlobApiOptions;
  readonly #blobs: BlobService;
  readonly #listeners = new Set<RuntimeListener>();
  #app: Promise<Pick<Hono, "fetch">> | undefined;
  readonly #workers = new Map<string, WorkerConnection>();
  #closing: Promise<void> | undefined;
  /** Flows that were read as another version. */
  readonly #reread = new WeakMap<Flow, Flow>();

  private constructor(options: RuntimeOptions, config: RuntimeConfig | undefined, blobs: BlobStore | undefined) {
    this.#options = options;
    this.#config = config;
    this.#routes = new RouteTable(routesOf(options, config), options.quirks !== undefined);
    this.#rules = callbackRulesOf(options.dialect, options.quirks);
    const { quirks, clock, ids, retain, onEvent } = options;
    this.#pluginRetries = options.retry === undefined ? config?.pluginRetries : undefined;
    const { retry = this.#pluginRetries ? engineRetryFor(this.#pluginRetries) : config?.retry } = options;
    this.engine = createEngine({
      executeComponent: (path, input, context) => this.#execute(path, input, context),
      builtins: false,
      version: quirks,
      blobs,
      retry,
      clock,
      ids,
      retain,
      onEvent: (event) => {
        this.#watch.tell(event);
        onEvent?.(event);
      },
    });
    this.#blobApi = { ...config?.blobApi, ...options.blobApi };
    this.#blobs = new BlobService(this.engine.blobs, this.#blobApi, this.#rules);
  }

  static async open(options: RuntimeOptions): Promise<EmbeddedRuntime> {
    const config = options.config === undefined ? undefined : await readConfig(options.config, options.quirks);
    for (const warning of config?.warnings ?? []) (options.logger ?? stderrLogger).warn(warning);
    const blobs = options.blobs === undefined ? undefined : await openBlobs(options.blobs);
    const runtime = new EmbeddedRuntime(options, config, blobs);
    try {
      await runtime.#mountAll();
      return runtime;
    } catch (error) {
      await runtime.close();
      throw error;
    }
  }

  async run(flow: string | object | Flow, input: unknown, options?: RunOptions): Promise<FlowResult> {
    const [result] = await this.runMany(flow, [input], options);
    return result ?? cancelled();
  }

  async runMany(
    flow: string | object | Flow,
    inputs: Iterable<unknown>,
    options: RunOptions = {},
  ): Promise<readonly FlowResult[]> {
    if (this.#closing !== undefined) throw new RuntimeClosedError();
    if (typeof Object(inputs)[Symbol.iterator] !== "function") {
      throw new TypeError(`runMany: inputs must be iterable, such as an array, got ${typeof inputs}.`);
    }
    const { maxConcurrency = this.#options.maxConcurrency } = options;
    checkOverrides(options.overrides);
    const read = this.#read(flow);
    // As with real runtimes, where it can be read by the id that components are told.
    await this.engine.storeFlow(read);
    if (this.#closing !== undefined) throw new RuntimeClosedError();
    const results: FlowResult[] = [];
    const { ended } = this.engine.submit(read, inputs, {
      ...options,
      maxConcurrency,
      onItem: ({ itemIndex, result = cancelled() }) => {
        // The history keeps its own.
        results[itemIndex] = copyJson(result) as FlowResult;
      },
    });
    await ended;
    return results;
  }

  execute(component: string, input: unknown, options?: RunOptions): Promise<FlowResult> {
    const step = { id: "step", component, input: { $input: "$" } };
    return this.run({ steps: [step], output: { $step: "step" } }, input, options);
  }

  async components(): Promise<readonly ListedComponent[]> {
    if (this.#closing !== undefined) throw new RuntimeClosedError();
    const lists = await Promise.all([...this.#workers.values()].map((worker) => worker.list()));
    const hasBuiltins = this.#config === undefined || this.#config.builtins.length > 0;
    const builtins = (hasBuiltins ? BUILTINS : []).map(({ component, description, inputSchema, outputSchema }) => {
      return { component, description, inputSchema, outputSchema };
    });
    return [...lists.flat(), ...builtins].sort((a, b) => (a.component < b.component ? -1 : 1));
  }

  /** A client calls it without its object. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    if (this.#closing !== undefined) throw new RuntimeClosedError();
    const app = await this.#openApp();
    return app.fetch(new Request(input, init));
  };

  async listen({ only, ...options }: RuntimeListenOptions = {}): Promise<RuntimeListener> {
    if (this.#closing !== undefined) throw new RuntimeClosedError();
    if (only !== undefined && only !== "blobs") {
      throw new TypeError(`listen: only must be "blobs", or left out for everything, got ${JSON.stringify(only)}.`);
    }
    const { listen } = await import("./rest/listen.ts");
    const app = only === "blobs" ? await openBlobApp(this.engine.blobs) : await this.#openApp();
    const listener = await listen(app, options);
    this.#listeners.add(listener);
    if (this.#closing !== undefined) await listener.close();
    return listener;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** As this version reads it, which decides its id, too. */
  #read(flow: string | object | Flow): Flow {
    const { version } = this.engine.semantics;
    if (!isFlow(flow)) return readFlow(flow, { version });
    if (flow.version === version) return flow;
    const reread = this.#reread.get(flow) ?? readFlow(flow.document, { version, unknownFields: "report" });
    this.#reread.set(flow, reread);
    return reread;
  }

  async #close(): Promise<void> {
    this.engine.close();
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
    await this.#blobs.close();
    this.#http.close();
  }

  /** Waits for all of them, so that none is left running when one fails. */
  async #mountAll(): Promise<void> {
    const surroundings = this.#surroundings();
    const workers = Object.entries({ ...this.#config?.workers, ...this.#options.workers });
    if (workers.some(([, source]) => !isInProcess(source))) await this.#blobs.listen();
    const mounting = workers.map(async ([name, source]) => {
      this.#workers.set(name, this.#paced(name, await mountWorker(name, source, surroundings)));
    });
    const failed = (await Promise.allSettled(mounting)).find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  }

  #paced(name: string, worker: WorkerConnection): WorkerConnection {
    if (this.#pluginRetries === undefined) return worker;
    return new PacedWorker(worker, this.#pluginRetries[name] ?? {}, this.#options.clock ?? systemClock);
  }

  #surroundings(): WorkerSurroundings {
    const { quirks, timeoutMs, maxAnswerBytes: maxEventBytes, ids = systemIds, clock = systemClock } = this.#options;
    const { intercept = (_worker, carry) => carry, logger = stderrLogger } = this.#options;
    const { onDiagnosis = ({ message, kind }) => logger.warn(message, { kind }) } = this.#options;
    const blobs = new BlobCallbacks(this.engine, this.#rules);
    const callbacks = { engine: this.engine, blobs, rules: this.#rules, watch: this.#watch, clock };
    return {
      rules: this.#rules,
      quirks,
      ids,
      logger,
      onDiagnosis,
      timeoutMs,
      maxEventBytes,
      intercept,
      network: this.#http.carry,
      blobs: this.engine.blobs,
      blobApi: this.#blobs.carry,
      capabilities: (reach) => this.#blobs.capabilities(reach, this.#rules),
      onCallback: (context) => serveCallbacks(callbacks, context),
      carriers: {
        engine: this.engine,
        untilRunEnded: (runId, limits) => this.#watch.untilEnded(this.engine.runs, runId, limits),
      },
    };
  }

  /** Loaded when it is used. */
  #openApp(): Promise<Pick<Hono, "fetch">> {
    this.#app ??= import("./rest/rest-app.ts").then(({ createRestApp }) => {
      const { maxConcurrency, quirks } = this.#options;
      return createRestApp({
        engine: this.engine,
        maxConcurrency,
        version: this.engine.semantics.version,
        components: () => this.components(),
        // Real runtimes serve them all the same (docs/internals/wire.md#blob-http-api); ours does what it is told (C15).
        blobApi: this.#blobApi.enabled !== false || quirks !== undefined,
        runEvents: quirks === undefined,
      });
    });
    return this.#app;
  }

  async #execute(path: string, input: unknown, context: ComponentContext): Promise<ComponentOutcome> {
    try {
      const { plugin, component } = this.#routes.find(path, input);
      const worker = this.#workers.get(plugin);
      return worker === undefined
        ? await executeBuiltin(component, input, context, this.engine.semantics)
        : await worker.execute(component, input, context);
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      this.#tellUnrouted(path, error);
      return unrouted(error);
    }
  }

  /** What the run says is what a real runtime says, and little; once for each path, however many items a run has. */
  #tellUnrouted(path: string, { message }: RouteError): void {
    if (this.#unrouted.has(path)) return;
    this.#unrouted.add(path);
    const { logger = stderrLogger } = this.#options;
    logger.warn(`${message}. The routes are ${this.#routes.patterns.join(", ")}.`, { component: path });
  }
}

function routesOf({ workers = {} }: RuntimeOptions, config: RuntimeConfig | undefined): Routes {
  const routes = config?.routes ?? { [`${BUILTIN_PREFIX}/{*component}`]: [{ plugin: BUILTIN_PREFIX }] };
  const own = Object.fromEntries(Object.keys(workers).map((name) => [`/${name}/{*component}`, [{ plugin: name }]]));
  // Options win: over the same route by standing after it, over one with another name for its placeholder by standing before it.
  return { ...own, ...routes, ...own };
}

async function openBlobApp(blobs: BlobStore): Promise<Pick<Hono, "fetch">> {
  return (await import("./rest/blob-app.ts")).createBlobApp(blobs);
}

function isFlow(value: string | object): value is Flow {
  return (
    typeof value === "object" && value !== null && "plan" in value && "document" in value && "diagnostics" in value
  );
}

function cancelled(): FlowResult {
  return { outcome: "failed", error: { code: -32_202, message: "The run was cancelled." } };
}

function unrouted({ message: why }: RouteError): ComponentOutcome {
  const causes = ["invalid input", "invalid input", why].map((error) => ({ error }));
  return { outcome: "failed", kind: "route", causes, error: { code: 0, message: why } };
}
