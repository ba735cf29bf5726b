import type { ComponentInfo } from "@stepflow/protocol";
import { createDeferred, messageOf } from "@stepflow/protocol/internal";
import type { Fetch } from "@stepflow/transport/client";
import type { ComponentContext, ComponentOutcome, FailedOutcome } from "../engine/component.ts";
import { WorkerStartError } from "../runtime-errors.ts";
import type { RuntimeLogger } from "../runtime-logger.ts";
import { type RuntimeVersion, type Semantics, semanticsOf } from "../versions.ts";
import { untilHealthy } from "./health.ts";
import { pause, withDeadline } from "./pause.ts";
import { toTransportOutcome } from "./transport-failure.ts";
import type { WorkerConnection } from "./worker-connection.ts";
import { WorkerProcess } from "./worker-process.ts";
import type { CommandWorker } from "./worker-source.ts";

/** Options of a {@link StartedWorker}. */
export interface StartedWorkerOptions {
  readonly name: string;
  readonly source: CommandWorker;
  /** Sends the health checks. */
  readonly fetch: Fetch;
  /** Performs the handshake. It carries the trace of the execution for which the worker is started again. */
  connect(url: string, trace: ComponentContext | undefined): Promise<WorkerConnection>;
  readonly quirks: RuntimeVersion | undefined;
  /** Number of the last attempt of an execution. 0.9 and 0.10 do not start the worker again after it has failed. */
  readonly maxAttempts: number;
  /** Time that an execution waits for the worker to be started again. If omitted, it waits as long as the start takes. */
  readonly timeoutMs: number | undefined;
  readonly logger: RuntimeLogger;
}

interface Session {
  readonly process: WorkerProcess;
  readonly connection: WorkerConnection;
}

/** Time to wait for a process to exit after its connection broke: the connection breaks a little earlier. */
const EXIT_NOTICE_MS = 250;

/** A worker that runs in a process of its own, and is started again after it has ended. */
export class StartedWorker implements WorkerConnection {
  readonly #options: StartedWorkerOptions;
  readonly #processes = new Set<WorkerProcess>();
  #session: Promise<Session> | undefined;
  readonly #closing = createDeferred<void>();
  #isClosed = false;

  private constructor(options: StartedWorkerOptions) {
    this.#options = options;
  }

  /** Starts the process of a worker and waits until it is ready. @throws WorkerStartError, also if the signal is aborted before. */
  static async start(options: StartedWorkerOptions, signal: AbortSignal): Promise<StartedWorker> {
    const worker = new StartedWorker(options);
    const onAbort = (): void => void worker.close();
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      await worker.#current(undefined);
      return worker;
    } catch (error) {
      await worker.close();
      throw error;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  async execute(
    component: string,
    input: unknown,
    context: ComponentContext,
    attempt: number = context.attempt,
  ): Promise<ComponentOutcome> {
    let current: Promise<Session> | undefined;
    try {
      current = this.#current(context);
      const session = await this.#untilStarted(current);
      const outcome = await session.connection.execute(component, input, context, attempt);
      if (outcome.outcome === "success") return outcome;
      if (await this.#needsRestart(session, outcome.kind, attempt)) this.#retire(current);
      return { ...this.#explain(outcome, session.process), repeatsAtOnce: this.#restarts === "afterFailure" };
    } catch (error) {
      return toTransportOutcome(component, error);
    }
  }

  async list(): Promise<readonly ComponentInfo[]> {
    return await (await this.#current(undefined)).connection.list();
  }

  /** Ends the process and its child processes. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#closing.resolve();
    await this.#stopAll();
    const session = await this.#session?.catch(() => undefined);
    await session?.connection.close();
  }

  async #stopAll(): Promise<void> {
    await Promise.all([...this.#processes].map((process) => process.stop()));
  }

  get #restarts(): Semantics["restartsWorker"] {
    return semanticsOf(this.#options.quirks).restartsWorker;
  }

  /** Waits until the worker has started, at most `timeoutMs`. A slower start continues, for later executions. */
  async #untilStarted(session: Promise<Session>): Promise<Session> {
    const { name, timeoutMs } = this.#options;
    if (timeoutMs === undefined) return await session;
    const late = (): Error => new Error(`Worker "${name}" did not start again within ${timeoutMs} ms.`);
    return await withDeadline(timeoutMs, session, late);
  }

  /** Adds the end of the process to the causes of a failure, which real runtimes do not do. */
  #explain(outcome: FailedOutcome, process: WorkerProcess): FailedOutcome {
    const { kind, causes = [] } = outcome;
    if (this.#options.quirks !== undefined || kind !== "transport" || !process.hasExited) return outcome;
    return { ...outcome, causes: [...causes, { error: process.describeExit() }] };
  }

  /** Decides whether a failure calls for a new process. */
  async #needsRestart(
    { process }: Session,
    kind: "component" | "transport" | "route" | "runtime" = "component",
    attempt: number,
  ): Promise<boolean> {
    // Executions of other items in the same process end with it, so the last attempt must leave it alone.
    if (this.#restarts === "afterFailure") return attempt < this.#options.maxAttempts;
    if (kind !== "transport") return false;
    if (this.#restarts === "afterTransportFailure") return true;
    await pause(EXIT_NOTICE_MS, process.exited);
    return process.hasExited;
  }

  /** Returns the running worker, or starts a new one. */
  #current(trace: ComponentContext | undefined): Promise<Session> {
    this.#session ??= this.#start(trace).catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  #retire(retired: Promise<Session> | undefined): void {
    if (this.#session !== retired) return;
    this.#session = undefined;
    void retired?.then(async ({ process, connection }) => {
      // Pending executions learn from their own sockets how the connection broke. Closing the connection now would hide that.
      if (process.hasExited) await pause(EXIT_NOTICE_MS, this.#closing.promise);
      await connection.close();
      await process.stop();
    });
  }

  async #start(trace: ComponentContext | undefined): Promise<Session> {
    const { name, source, fetch, connect, logger } = this.#options;
    if (this.#isClosed) throw new WorkerStartError(name, "the runtime is closed.");
    try {
      const process = new WorkerProcess(source);
      this.#processes.add(process);
      void process.exited.then(() => this.#processes.delete(process));
      const port = await process.port();
      await untilHealthy(port, process, fetch, source.healthCheck);
      const connection = await connect(`http://127.0.0.1:${port}/`, trace).catch(async (error: unknown) => {
        await pause(EXIT_NOTICE_MS, process.exited);
        throw process.hasExited ? new Error(process.describeExit(), { cause: error }) : error;
      });
      const session = { process, connection };
      void process.exited.then(async () => {
        const current = this.#session;
        const running = await current?.catch(() => undefined);
        if (running !== session || this.#isClosed) return;
        logger.warn(`The process of worker "${name}" ${process.ending}; the next execution starts it again.`);
        this.#retire(current);
      });
      return session;
    } catch (error) {
      await this.#stopAll();
      if (error instanceof WorkerStartError) throw error;
      throw new WorkerStartError(name, messageOf(error), error);
    }
  }
}
