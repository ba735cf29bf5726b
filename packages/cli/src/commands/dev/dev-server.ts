/// <reference lib="esnext.disposable" preserve="true" />
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import { systemClock } from "@stepflow/runtime";
import type { ProcessGuard } from "../../guard/process-guard.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { packageVersion } from "../../package-version.ts";
import type { WorkerSpec } from "../../workers/worker-spec.ts";
import { DevApp } from "./api/dev-app.ts";
import type { DevState } from "./api/dev-state.ts";
import { TokenGuard } from "./api/token-guard.ts";
import type { DevOptions } from "./dev-options.ts";
import type { EventLog } from "./events/event-log.ts";
import { DevFlows } from "./flows/dev-flows.ts";
import { listenOn } from "./listen-on.ts";
import { openRuntime } from "./open-runtime.ts";
import type { DevRuntime } from "./runtime/dev-runtime.ts";
import { ChangeQueue } from "./watch/change-queue.ts";
import { FileContents } from "./watch/file-contents.ts";
import { type ProjectWatch, watchProject } from "./watch/project-watch.ts";
import { WorkerEnv } from "./worker-env.ts";
import { DevWorkers } from "./workers/dev-workers.ts";

/** Folder for runs and blobs, below the project. */
const STATE_FOLDER = ".stepflow";
/** Folder of flows that is read if no flow is named. */
const FLOW_FOLDER = "flows";

/** Options of a {@link DevServer}. */
export interface DevServerOptions extends DevOptions {
  readonly specs: readonly WorkerSpec[];
  /** Ends processes if this one is killed. */
  readonly guard: ProcessGuard;
}

/** A development server: the runtime in this process, workers in processes of their own, and the watch of their files. */
export class DevServer implements AsyncDisposable {
  readonly #options: DevServerOptions;
  readonly #io: CliIo;
  readonly #events: EventLog;
  readonly #runtime: DevRuntime;
  readonly #workers: DevWorkers;
  readonly #flows: DevFlows;
  readonly #queue: ChangeQueue<string> = new ChangeQueue((paths) => this.#reload(paths));
  readonly #env: WorkerEnv;
  readonly #contents = new FileContents();
  #watch: ProjectWatch | undefined;

  private constructor(parts: {
    readonly options: DevServerOptions;
    readonly io: CliIo;
    readonly events: EventLog;
    readonly runtime: DevRuntime;
    readonly workers: DevWorkers;
    readonly env: WorkerEnv;
  }) {
    const { options, io, events, runtime, workers, env } = parts;
    this.#options = options;
    this.#io = io;
    this.#events = events;
    this.#runtime = runtime;
    this.#workers = workers;
    this.#env = env;
    const { flow = existsSync(resolve(io.cwd, FLOW_FOLDER)) ? [FLOW_FOLDER] : [] } = options;
    this.#flows = new DevFlows({ cwd: io.cwd, paths: flow, events, store: (one) => runtime.storeFlow(one) });
  }

  /** Opens the runtime. @throws CliError for faulty options. */
  static async open(options: DevServerOptions, io: CliIo, events: EventLog): Promise<DevServer> {
    const env = await WorkerEnv.open(options.envFile ?? [], io);
    const folder = await stateFolder(io);
    const { guard } = options;
    const { cwd, signal } = io;
    const workers = new DevWorkers(options.specs, { cwd, events, signal, guard, env: () => env.current });
    const runtime = await openRuntime({ options, folder, workers, events, guard, io });
    const printOutput = (worker: string, text: string): void => {
      io.stderr.write(text);
      events.publish({ type: "log", worker, text });
    };
    workers.open(runtime, { inspectPort: options.inspectPort, print: printOutput });
    return new DevServer({ options, io, events, runtime, workers, env });
  }

  /** Serves until the signal is aborted. @throws CliError if the port is in use or a named file does not exist. */
  async serve(): Promise<void> {
    const { cwd, signal } = this.#io;
    const guard = new TokenGuard();
    let url = "";
    const app = new DevApp(
      this.#state(() => url),
      guard,
    );
    ({ url } = await listenOn(this.#runtime, app, this.#options.port));
    this.#runtime.engine?.subscribe((event) => this.#events.publish({ type: "run", event }));
    this.#events.publish({ type: "listening", url, page: `${url}/?token=${guard.token}` });
    this.#reportRuns();
    this.#watch = await watchProject({
      folder: cwd,
      others: this.#watchedOutside(),
      onChange: (paths) => this.#queue.add(...paths),
      onError: (error) => this.#warn(`Changes are not noticed: ${messageOf(error)}`),
    });
    await this.#watch.ready;
    const isReal = this.#runtime.engine === undefined;
    if (!isReal) await this.#flows.readAll();
    await this.#workers.startAll();
    await this.#runtime.begin();
    if (isReal) await this.#flows.readAll();
    if (signal.aborted) return;
    const aborted = new Promise((end) => signal.addEventListener("abort", end, { once: true }));
    await Promise.race([aborted, this.#runtime.untilEnded()]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#watch?.[Symbol.asyncDispose]();
    // Workers end first, so that a reload that is under way fails instead of waiting.
    await Promise.all([
      this.#workers[Symbol.asyncDispose](),
      this.#runtime[Symbol.asyncDispose](),
      this.#queue.close(),
    ]);
  }

  #state(url: () => string): DevState {
    const { cwd, signal } = this.#io;
    return {
      version: packageVersion(),
      folder: cwd,
      startedAt: systemClock.now(),
      events: this.#events,
      runtime: this.#runtime,
      url,
      workers: () => this.#workers.states,
      flows: () => this.#flows.list,
      reloads: () => this.#workers.reloads,
      signal,
    };
  }

  /** Handles a burst of changes. */
  async #reload(noticed: readonly string[]): Promise<void> {
    const paths = await this.#contents.changed([...new Set(noticed)]);
    const { cwd, signal } = this.#io;
    const { envFile = [], config } = this.#options;
    const is = (name: string) => (path: string) => path === resolve(cwd, name);
    try {
      const isEnv = paths.some((path) => envFile.some((name) => is(name)(path)));
      if (isEnv) await this.#readEnv();
      if (config !== undefined && paths.some(is(config))) await this.#reloadConfig(config);
      for (const path of paths.filter((one) => this.#flows.includes(one))) await this.#flows.read(path);
      const others = paths.filter(
        (path) =>
          !this.#flows.includes(path) && !(config !== undefined && is(config)(path)) && !/(?:^|[\\/])\.env/.test(path),
      );
      const files = [...(isEnv ? envFile : []), ...others.map((path) => relative(cwd, path))];
      await this.#workers.reload(files, isEnv);
    } catch (error) {
      if (!signal.aborted) this.#warn(messageOf(error));
    }
  }

  async #readEnv(): Promise<void> {
    await this.#env.read();
    this.#workers.discardSpares();
  }

  async #reloadConfig(config: string): Promise<void> {
    try {
      for (const warning of await this.#runtime.reloadConfig()) this.#warn(warning);
      await this.#workers.noteConfig();
      publishConfig(this.#events, config, undefined);
    } catch (error) {
      publishConfig(this.#events, config, messageOf(error));
    }
  }

  #reportRuns(): void {
    const { engine, runFolder } = this.#runtime;
    if (engine === undefined || runFolder === undefined) return;
    const [kept, interrupted] = [engine.runs.list().length, engine.runs.list({ status: "interrupted" }).length];
    this.#events.publish({ type: "runs", folder: relative(this.#io.cwd, runFolder), kept, interrupted });
  }

  /** Returns named files, and the folders of workers' files, that are not below the project. */
  #watchedOutside(): string[] {
    const { cwd } = this.#io;
    const { specs, config, envFile = [], flow = [] } = this.#options;
    const folders = specs.flatMap((spec) => (spec.kind === "file" ? [dirname(resolve(cwd, spec.path))] : []));
    const named = [...(config === undefined ? [] : [config]), ...envFile, ...flow].map((path) => resolve(cwd, path));
    const outside = folders.filter((path) => relative(cwd, path).startsWith(".."));
    return [...new Set([...named, ...outside])];
  }

  #warn(message: string): void {
    this.#events.publish({ type: "warning", message });
  }
}

function publishConfig(events: EventLog, path: string | undefined, error: string | undefined): void {
  events.publish({ type: "config", path: path ?? "", error });
}

/** Creates the folder for runs and blobs. Git does not see it. */
async function stateFolder({ cwd }: CliIo): Promise<string> {
  const folder = join(cwd, STATE_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ignore = join(folder, ".gitignore");
  if (!existsSync(ignore)) await writeFile(ignore, "*\n");
  return folder;
}
