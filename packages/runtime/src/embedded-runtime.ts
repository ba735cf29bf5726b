/// <reference lib="esnext.disposable" preserve="true" />
import { ERROR_CODES, type FlowResult, RuntimeClosedError } from "@stepflow/protocol";
import { bindMethods } from "@stepflow/protocol/internal";
import type { Hono } from "hono";
import type { BlobApiOptions } from "./blobs/blob-api-options.ts";
import type { BlobStore } from "./blobs/blob-store.ts";
import { openBlobs } from "./blobs/open-blobs.ts";
import { BUILTINS } from "./builtins/execute-builtin.ts";
import { callbackRulesOf } from "./callbacks/runtime-dialect.ts";
import { checkReplacement } from "./check-options.ts";
import { type RuntimeConfig, readConfig } from "./config/read-config.ts";
import { createEngine } from "./create-engine.ts";
import { systemClock } from "./engine/clock.ts";
import type { Engine } from "./engine/engine.ts";
import { systemIds } from "./engine/run.ts";
import { copyJson } from "./expression/json-value.ts";
import type { DiagnosticKind } from "./flow/diagnostic-kinds.ts";
import { type Flow, readFlow } from "./flow/flow.ts";
import { checkOverrides } from "./flow/overrides.ts";
import type { RuntimeListener } from "./rest/listen.ts";
import { type Routes, RouteTable } from "./routes/route-table.ts";
import { type OpenedRuns, openRuns } from "./runs/open-runs.ts";
import type {
  ListedComponent,
  ReplaceWorkerOptions,
  RunOptions,
  Runtime,
  RuntimeListenOptions,
  RuntimeOptions,
} from "./runtime.ts";
import { stderrLogger } from "./runtime-logger.ts";
import { semanticsOf } from "./versions.ts";
import { engineRetryFor, maxAttemptsOf } from "./workers/plugin-retry.ts";
import type { ReplacedWorker } from "./workers/replaceable-worker.ts";
import { WorkerPool } from "./workers/worker-pool.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

/** Prefix of the built-in components. Without a configuration, it is also the name of their plugin. */
const BUILTIN_PREFIX = "/builtin";
/** Findings about members of a flow that have no effect, or not the effect that their author may expect. */
const IGNORED: readonly DiagnosticKind[] = ["unknownFieldIgnored", "unmergedMember"];
const DEFAULT_SLOW_AFTER_MS = 30_000;
const DEFAULT_DRAIN_MS = 30_000;
const INTERNAL_URL = "http://stepflow.internal";

/** Parts that are read or opened before a runtime is made of them. */
interface OpenedParts {
  readonly config: RuntimeConfig | undefined;
  readonly blobs: BlobStore | undefined;
  readonly runs: OpenedRuns | undefined;
}

/** The runtime that `createRuntime` returns. */
export class EmbeddedRuntime implements Runtime {
  readonly url: string = INTERNAL_URL;
  readonly engine: Engine;
  readonly #options: RuntimeOptions;
  readonly #config: RuntimeConfig | undefined;
  readonly #blobApi: BlobApiOptions;
  readonly #workers: WorkerPool;
  readonly #runs: OpenedRuns | undefined;
  readonly #listeners = new Set<RuntimeListener>();
  #app: Promise<Pick<Hono, "fetch">> | undefined;
  #closing: Promise<void> | undefined;
  /** Flows that were read as another version, by the flow that was given. */
  readonly #reread = new WeakMap<Flow, Flow>();
  /** Ids of flows whose ignored members have been logged. */
  readonly #reported = new Set<string>();

  private constructor(options: RuntimeOptions, { config, blobs, runs }: OpenedParts) {
    this.#options = options;
    this.#runs = runs;
    this.#config = config;
    this.#blobApi = { ...config?.blobApi, ...options.blobApi };
    const pluginRetries = options.retry === undefined ? config?.pluginRetries : undefined;
    const { quirks, clock, ids, retain, onEvent } = options;
    const { retry = pluginRetries ? engineRetryFor(pluginRetries) : config?.retry } = options;
    const { logger = stderrLogger } = options;
    this.#workers = new WorkerPool({
      routes: new RouteTable(routesOf(options, config), quirks !== undefined),
      blobApi: this.#blobApi,
      pluginRetries,
      rules: callbackRulesOf(options.dialect, quirks),
      quirks,
      ids: ids ?? systemIds,
      clock: clock ?? systemClock,
      logger,
      onDiagnosis: options.onDiagnosis ?? (({ message, kind }) => logger.warn(message, { kind })),
      timeoutMs: options.timeoutMs,
      maxEventBytes: options.maxAnswerBytes,
      slowAfterMs: options.slowAfterMs ?? DEFAULT_SLOW_AFTER_MS,
      maxAttempts: (worker) => maxAttemptsOf(semanticsOf(quirks), pluginRetries?.[worker], options.retry),
      intercept: options.intercept ?? ((_worker, fetch) => fetch),
    });
    this.engine = createEngine({
      executeComponent: (path, input, context) => this.#workers.execute(path, input, context, this.engine),
      builtins: false,
      limits: options.limits,
      version: quirks,
      blobs,
      runs: runs?.store,
      retry,
      clock,
      ids,
      retain,
      onEvent,
    });
  }

  static async open(options: RuntimeOptions): Promise<EmbeddedRuntime> {
    const config = options.config === undefined ? undefined : await readConfig(options.config, options.quirks);
    const { logger = stderrLogger } = options;
    for (const warning of config?.warnings ?? []) logger.warn(warning);
    const blobs = options.blobs === undefined ? undefined : await openBlobs(options.blobs);
    const runs = options.runs === undefined ? undefined : await openRuns(options.runs, logger);
    let runtime: EmbeddedRuntime | undefined;
    try {
      runtime = new EmbeddedRuntime(options, { config, blobs, runs });
      await runtime.#workers.mountAll({ ...config?.workers, ...options.workers }, runtime.engine);
      return runtime;
    } catch (error) {
      await runtime?.close();
      runs?.close();
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
    this.#checkOpen();
    if (typeof Object(inputs)[Symbol.iterator] !== "function") {
      throw new TypeError(`runMany: inputs must be iterable, such as an array, got ${typeof inputs}.`);
    }
    const { maxConcurrency = this.#options.maxConcurrency } = options;
    checkOverrides(options.overrides);
    const read = this.#read(flow);
    // Components receive the flow's id and may load the flow by it, as from real runtimes.
    await this.engine.storeFlow(read);
    this.#checkOpen();
    const results: FlowResult[] = [];
    const { ended } = this.engine.submit(read, inputs, {
      ...options,
      maxConcurrency,
      onItem: ({ itemIndex, result = cancelled() }) => {
        // A copy, because the caller may change it and the run store keeps the original.
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
    this.#checkOpen();
    const hasBuiltins = this.#config === undefined || this.#config.builtins.length > 0;
    const builtins = (hasBuiltins ? BUILTINS : []).map(({ component, description, inputSchema, outputSchema }) => {
      return { component, description, inputSchema, outputSchema };
    });
    return [...(await this.#workers.list()), ...builtins].sort((a, b) => (a.component < b.component ? -1 : 1));
  }

  async replaceWorker(
    name: string,
    source: WorkerSource,
    { drainMs = DEFAULT_DRAIN_MS }: ReplaceWorkerOptions = {},
  ): Promise<ReplacedWorker> {
    this.#checkOpen();
    checkReplacement(name, source, drainMs);
    return await this.#workers.replace(name, source, drainMs);
  }

  /** An arrow function, because clients call it without its object. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#checkOpen();
    const app = await this.#openApp();
    return app.fetch(new Request(input, init));
  };

  async listen({ only, ...options }: RuntimeListenOptions = {}): Promise<RuntimeListener> {
    this.#checkOpen();
    if (only !== undefined && only !== "blobs") {
      throw new TypeError(`listen: only must be "blobs", or omitted to serve everything, got ${JSON.stringify(only)}.`);
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

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new RuntimeClosedError();
  }

  /** Logs the members of a flow that have no effect, once for each flow. */
  #reportIgnored({ id, diagnostics }: Flow): void {
    const { logger = stderrLogger } = this.#options;
    const ignored = diagnostics.filter(({ kind }) => IGNORED.includes(kind));
    if (ignored.length === 0 || this.#reported.has(id)) return;
    this.#reported.add(id);
    for (const { message, pointer } of ignored) logger.warn(message, { pointer });
  }

  /** Reads a flow as the runtime's version does. The version decides the flow's id, too. */
  #read(flow: string | object | Flow): Flow {
    const { version } = this.engine.semantics;
    if (!isFlow(flow)) {
      const { quirks, unknownFields = quirks === undefined ? "refuse" : "report" } = this.#options;
      const read = readFlow(flow, { version, unknownFields });
      this.#reportIgnored(read);
      return read;
    }
    if (flow.version === version) return flow;
    const reread = this.#reread.get(flow) ?? readFlow(flow.document, { version, unknownFields: "report" });
    this.#reread.set(flow, reread);
    return reread;
  }

  async #close(): Promise<void> {
    this.engine.close();
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
    await this.#workers.close();
    this.#runs?.close();
  }

  /** Loads the REST API at its first use, because most programs do not need it. */
  #openApp(): Promise<Pick<Hono, "fetch">> {
    this.#app ??= import("./rest/rest-app.ts").then(({ createRestApp }) => {
      const { maxConcurrency, quirks } = this.#options;
      return createRestApp({
        engine: this.engine,
        maxConcurrency,
        version: this.engine.semantics.version,
        components: () => this.components(),
        // Real runtimes serve blobs even if their configuration turns the Blob API off.
        blobApi: this.#blobApi.enabled !== false || quirks !== undefined,
        runEvents: quirks === undefined,
      });
    });
    return this.#app;
  }
}

bindMethods(EmbeddedRuntime);

function routesOf({ workers = {} }: RuntimeOptions, config: RuntimeConfig | undefined): Routes {
  const routes = config?.routes ?? { [`${BUILTIN_PREFIX}/{*component}`]: [{ plugin: BUILTIN_PREFIX }] };
  const own = Object.fromEntries(Object.keys(workers).map((name) => [`/${name}/{*component}`, [{ plugin: name }]]));
  // Options take precedence: the last spread replaces an equal route, the first one goes before routes that differ in placeholder names only.
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
  return { outcome: "failed", error: { code: ERROR_CODES.runtimeInternalError, message: "The run was cancelled." } };
}
