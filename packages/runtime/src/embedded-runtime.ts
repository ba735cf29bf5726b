/// <reference lib="esnext.disposable" preserve="true" />
import { type FlowResult, type RunDifference, RuntimeClosedError } from "@stepflow/protocol";
import { bindMethods } from "@stepflow/protocol/internal";
import type { Hono } from "hono";
import type { BlobApiOptions } from "./blobs/blob-api-options.ts";
import type { BlobStore } from "./blobs/blob-store.ts";
import { openBlobs } from "./blobs/open-blobs.ts";
import { checkCallOptions, checkListenOptions } from "./call-options.ts";
import { callbackRulesOf } from "./callbacks/runtime-dialect.ts";
import { checkAddition, checkDrain, checkSource } from "./check-options.ts";
import { type RuntimeConfig, readConfig } from "./config/read-config.ts";
import { createEngine } from "./create-engine.ts";
import { systemClock } from "./engine/clock.ts";
import type { Engine } from "./engine/engine.ts";
import { systemIds } from "./engine/run.ts";
import { copyJson } from "./expression/json-value.ts";
import type { Flow } from "./flow/flow.ts";
import { checkOverrides } from "./flow/overrides.ts";
import { FlowReader } from "./flow-reader.ts";
import { compareRecorded } from "./forks/compare-recorded.ts";
import type { ForkedRun, ForkOptions, RunItem } from "./forks/fork-options.ts";
import type { ListedComponent } from "./listed-component.ts";
import { ConfigQueues } from "./pull/config-queues.ts";
import type { RuntimeListener } from "./rest/listen.ts";
import { openBlobApp, openRestApp } from "./rest-messages/open-app.ts";
import { type OpenedRuns, openRuns } from "./runs/open-runs.ts";
import type { ComponentFilter, RunOptions, Runtime, RuntimeListenOptions, RuntimeOptions } from "./runtime.ts";
import { cancelled, RuntimeForks } from "./runtime-forks.ts";
import { stderrLogger } from "./runtime-logger.ts";
import { RuntimeWorkers, sourcesOf, tableOf } from "./runtime-workers.ts";
import { semanticsOf } from "./versions.ts";
import type { WorkerChangeOptions } from "./worker-changes.ts";
import { engineRetryFor, maxAttemptsOf } from "./workers/plugin-retry.ts";
import type { ReplacedWorker } from "./workers/replaceable-worker.ts";
import { WorkerPool } from "./workers/worker-pool.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

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
  readonly #blobApi: BlobApiOptions;
  readonly #pool: WorkerPool;
  readonly #workers: RuntimeWorkers;
  readonly #queues: ConfigQueues;
  readonly #flows: FlowReader;
  readonly #forks: RuntimeForks;
  readonly #runs: OpenedRuns | undefined;
  readonly #listeners = new Set<RuntimeListener>();
  #app: Promise<Pick<Hono, "fetch">> | undefined;
  #closing: Promise<void> | undefined;

  private constructor(options: RuntimeOptions, { config, blobs, runs }: OpenedParts) {
    this.#options = options;
    this.#runs = runs;
    this.#blobApi = { ...config?.blobApi, ...options.blobApi };
    const pluginRetries = options.retry === undefined ? config?.pluginRetries : undefined;
    const { quirks, clock, ids, retain, onEvent } = options;
    const { retry = pluginRetries ? engineRetryFor(pluginRetries) : config?.retry } = options;
    const { logger = stderrLogger } = options;
    const own = Object.keys(options.workers ?? {});
    const wrapCommand = options.wrapCommand ?? ((_worker, command) => command);
    this.#queues = new ConfigQueues({ port: options.tasksPort ?? 0, logger, wrapCommand });
    this.#pool = new WorkerPool({
      routes: tableOf(own, config, quirks),
      wrapCommand,
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
      files: options.files,
      slowAfterMs: options.slowAfterMs ?? DEFAULT_SLOW_AFTER_MS,
      maxAttempts: (worker) => maxAttemptsOf(semanticsOf(quirks), pluginRetries?.[worker], options.retry),
      intercept: options.intercept,
    });
    this.#workers = new RuntimeWorkers(this.#pool, own, config, quirks, this.#queues);
    this.engine = createEngine({
      executeComponent: (path, input, context) => this.#pool.execute(path, input, context, this.engine),
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
    this.#flows = new FlowReader({ ...options, logger, version: this.engine.semantics.version });
    this.#forks = new RuntimeForks({
      engine: this.engine,
      flows: this.#flows,
      maxConcurrency: options.maxConcurrency,
      outputSchemaOf: (path) => this.#pool.outputSchemaOf(path),
      checkOpen: () => this.#checkOpen(),
    });
  }

  static async open(options: RuntimeOptions): Promise<EmbeddedRuntime> {
    const config = options.config === undefined ? undefined : await readConfig(options.config, options.quirks);
    const { logger = stderrLogger } = options;
    for (const warning of config?.warnings ?? []) logger.warn(warning);
    const blobs = options.blobs === undefined ? undefined : await openBlobs(options.blobs, logger);
    const runs = options.runs === undefined ? undefined : await openRuns(options.runs, logger);
    let runtime: EmbeddedRuntime | undefined;
    try {
      runtime = new EmbeddedRuntime(options, { config, blobs, runs });
      await runtime.#pool.mountAll({ ...sourcesOf(config, runtime.#queues), ...options.workers }, runtime.engine);
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
    checkCallOptions("run", options);
    if (typeof Object(inputs)[Symbol.iterator] !== "function") {
      throw new TypeError(`runMany: inputs must be iterable, such as an array, got ${typeof inputs}.`);
    }
    const { maxConcurrency = this.#options.maxConcurrency, pins: _known, ...submitted } = options;
    checkOverrides(options.overrides);
    const read = this.#flows.read(flow);
    const known = await this.#forks.toKnown(read, options);
    // Components receive the flow's id and may load the flow by it, as from real runtimes.
    await this.engine.storeFlow(read);
    this.#checkOpen();
    const results: FlowResult[] = [];
    const { ended } = this.engine.submit(read, inputs, {
      ...submitted,
      maxConcurrency,
      known,
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

  async fork(runId: string, options: ForkOptions): Promise<ForkedRun> {
    this.#checkOpen();
    checkCallOptions("fork", options);
    checkOverrides(options.overrides);
    return await this.#forks.fork(runId, options);
  }

  async compare(a: RunItem, b: RunItem): Promise<RunDifference | undefined> {
    this.#checkOpen();
    return compareRecorded(this.engine.runs, a, b);
  }

  async components(filter: ComponentFilter = {}): Promise<readonly ListedComponent[]> {
    this.#checkOpen();
    checkCallOptions("components", filter);
    return await this.#workers.list(filter.worker);
  }

  get workerNames(): readonly string[] {
    return this.#pool.names;
  }

  async addWorker(name: string, source: WorkerSource): Promise<void> {
    this.#checkOpen();
    checkAddition(name, source);
    await this.#workers.add(name, source);
  }

  async restartWorker(name: string, { drainMs = DEFAULT_DRAIN_MS }: WorkerChangeOptions = {}): Promise<ReplacedWorker> {
    this.#checkOpen();
    checkDrain(drainMs);
    return await this.#workers.restart(name, drainMs);
  }

  async removeWorker(name: string, { drainMs = DEFAULT_DRAIN_MS }: WorkerChangeOptions = {}): Promise<ReplacedWorker> {
    this.#checkOpen();
    checkDrain(drainMs);
    return await this.#workers.remove(name, drainMs);
  }

  async replaceConfig(
    config: string | URL,
    { drainMs = DEFAULT_DRAIN_MS }: WorkerChangeOptions = {},
  ): Promise<readonly string[]> {
    this.#checkOpen();
    checkDrain(drainMs);
    return await this.#workers.replaceConfig(config, drainMs);
  }

  async replaceWorker(
    name: string,
    source: WorkerSource,
    { drainMs = DEFAULT_DRAIN_MS }: WorkerChangeOptions = {},
  ): Promise<ReplacedWorker> {
    this.#checkOpen();
    checkSource("replaceWorker", name, source);
    checkDrain(drainMs);
    return await this.#workers.replace(name, source, drainMs);
  }

  /** An arrow function, because clients call it without its object. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#checkOpen();
    const app = await this.#openApp();
    // Requests of a listener have a class of their own, of which no `Request` can be made.
    const isRequest = init === undefined && typeof input === "object" && "method" in input;
    return app.fetch(isRequest ? input : new Request(input, init));
  };

  async listen(settings: RuntimeListenOptions = {}): Promise<RuntimeListener> {
    this.#checkOpen();
    checkListenOptions(settings);
    const { only, app: given, ...options } = settings;
    const { listen } = await import("./rest/listen.ts");
    const app = given ?? (only === "blobs" ? await openBlobApp(this.engine.blobs) : await this.#openApp());
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

  async #close(): Promise<void> {
    this.engine.close();
    await Promise.all([...this.#listeners].map((listener) => listener.close()));
    await this.#pool.close();
    await this.#queues.close();
    this.#runs?.close();
  }

  /** Loads the REST API at its first use, because most programs do not need it. */
  #openApp(): Promise<Pick<Hono, "fetch">> {
    const { maxConcurrency, quirks } = this.#options;
    this.#app ??= openRestApp({
      engine: this.engine,
      maxConcurrency,
      version: this.engine.semantics.version,
      components: () => this.#workers.listByWorker(),
      // Real runtimes serve blobs even if their configuration turns the Blob API off.
      blobApi: this.#blobApi.enabled !== false || quirks !== undefined,
      runEvents: quirks === undefined,
    });
    return this.#app;
  }
}

bindMethods(EmbeddedRuntime);
