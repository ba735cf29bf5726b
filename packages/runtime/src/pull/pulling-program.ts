import type { ComponentInfo } from "@stepflow/protocol";
import { createDeferred, messageOf } from "@stepflow/protocol/internal";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import { WorkerStartError } from "../runtime-errors.ts";
import type { RuntimeLogger } from "../runtime-logger.ts";
import { pause } from "../workers/pause.ts";
import type { WorkerConnection } from "../workers/worker-connection.ts";
import { WorkerProcess } from "../workers/worker-process.ts";
import type { CommandWorker } from "../workers/worker-source.ts";
import type { PullService } from "./pull-options.ts";

const MIN_RESTART_PAUSE_MS = 200;
const MAX_RESTART_PAUSE_MS = 10_000;

/** Parts of a {@link PullingProgram}. */
export interface PullingProgramOptions {
  readonly name: string;
  readonly command: CommandWorker;
  /** The queue of the program. */
  readonly connection: WorkerConnection;
  /** The service of the queue, which ends with the program. */
  readonly service: PullService;
  readonly logger: RuntimeLogger;
}

/** A program that pulls from a queue, and is started again after it has ended. */
export class PullingProgram implements WorkerConnection {
  readonly #options: PullingProgramOptions;
  readonly #closing = createDeferred<void>();
  #process: WorkerProcess;
  #isClosed = false;
  #restartPauseMs = MIN_RESTART_PAUSE_MS;

  private constructor(options: PullingProgramOptions, process: WorkerProcess) {
    this.#options = options;
    this.#process = process;
  }

  /** Starts a program and waits until it has listed its components. @throws WorkerStartError */
  static async start(options: PullingProgramOptions): Promise<PullingProgram> {
    const { name, command, connection } = options;
    const process = spawn(name, command);
    const unlisted = "it did not pull from its queue and list components in time.";
    const ready = connection.list().then((components) => (components.length > 0 ? undefined : unlisted));
    const fault = await Promise.race([ready, process.exited.then(() => process.describeExit())]);
    const program = new PullingProgram(options, process);
    if (fault === undefined) {
      program.#watch();
      return program;
    }
    await program.close();
    throw new WorkerStartError(name, fault);
  }

  execute(component: string, input: unknown, context: ComponentContext, attempt?: number): Promise<ComponentOutcome> {
    return this.#options.connection.execute(component, input, context, attempt);
  }

  list(): Promise<readonly ComponentInfo[]> {
    return this.#options.connection.list();
  }

  /** Ends the program and its queue. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#closing.resolve();
    await this.#process.stop();
    await this.#options.connection.close();
    await this.#options.service.close();
  }

  #watch(): void {
    const process = this.#process;
    const since = performance.now();
    void process.exited.then(async () => {
      if (this.#isClosed) return;
      const { name, command, logger } = this.#options;
      logger.warn(`The process of worker "${name}" ${process.ending} and is started again.`);
      const wasShort = performance.now() - since < MAX_RESTART_PAUSE_MS;
      this.#restartPauseMs = wasShort ? Math.min(this.#restartPauseMs * 2, MAX_RESTART_PAUSE_MS) : MIN_RESTART_PAUSE_MS;
      await pause(this.#restartPauseMs, this.#closing.promise);
      if (this.#isClosed) return;
      try {
        this.#process = spawn(name, command);
        this.#watch();
      } catch (error) {
        logger.warn(messageOf(error));
      }
    });
  }
}

/** @throws WorkerStartError */
function spawn(name: string, command: CommandWorker): WorkerProcess {
  try {
    return new WorkerProcess(command);
  } catch (error) {
    throw new WorkerStartError(name, messageOf(error), error);
  }
}
