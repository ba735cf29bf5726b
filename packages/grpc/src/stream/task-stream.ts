import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { type TaskAssignment, TasksService } from "@stepflow/protocol/grpc";
import { messageOf } from "@stepflow/protocol/internal";
import type { Logger } from "@stepflow/worker";
import { READ_OPTIONS } from "../rpc/channel.ts";
import type { SessionTls } from "../rpc/tls.ts";
import { describeProblem } from "./connection-problem.ts";
import { emptyStream } from "./empty-stream.ts";
import { PullConnection } from "./pull-connection.ts";
import { keepConnected } from "./reconnect.ts";
import { SaturationWarning } from "./saturation-warning.ts";

export interface TaskStreamOptions {
  readonly url: string;
  readonly tls: SessionTls;
  readonly queue: string;
  readonly workerId: string;
  readonly logger: Logger;
  /** Number of tasks that run at the same time. */
  readonly slots: number;
  /** Largest task in bytes. */
  readonly maxTaskBytes: number;
  /** Starts a task. */
  readonly dispatch: (assignment: TaskAssignment) => void;
  /** Resolves when the worker is ready for the next task. */
  readonly whenReady: () => Promise<void>;
  /** Called each time a runtime has accepted the stream. */
  readonly onConnected: () => void;
}

/** Largest limit that the client accepts: the length of a message has 32 bits. */
const MAX_MESSAGE_BYTES = 2 ** 32 - 1;
/** Largest number of tasks that a stopping worker takes. */
const MAX_TAKEN_TASKS = 1_000;

/** Pulls tasks from a queue until it is stopped, over a new stream whenever one has ended. */
export class TaskStream {
  readonly #options: TaskStreamOptions;
  /** Ends the attempts to connect. */
  readonly #stop = new AbortController();
  /** Ends the stream. */
  readonly #cancel = new AbortController();
  readonly #saturation: SaturationWarning;
  #isLeaving = false;
  #wake: () => void = () => {};
  #connection: PullConnection | undefined;
  /** Number of tasks that were dispatched. */
  #taken = 0;
  /** Whether a runtime has ever accepted a stream. */
  #worked = false;
  /** Whether "Pulling tasks" was logged since the last logged problem. */
  #isAnnounced = false;
  #loggedProblem: string | undefined;

  constructor(options: TaskStreamOptions) {
    this.#options = options;
    this.#saturation = new SaturationWarning(options.logger);
  }

  /** Resolves only after {@link stop}. */
  run(): Promise<void> {
    return keepConnected({
      open: () => this.#pullOnce(),
      onLost: async (error, wasStable) => {
        if (wasStable) this.#loggedProblem = undefined;
        await this.#logProblem(error);
      },
      signal: this.#stop.signal,
    });
  }

  /**
   * Takes the tasks that wait, and closes the stream permanently when no more come. Tasks are dispatched without waiting for `whenReady`.
   * Their results would make further tasks ready, so none should be executed meanwhile.
   */
  async stop(): Promise<void> {
    this.#isLeaving = true;
    this.#stop.abort();
    this.#wake();
    const maxTaken = this.#taken + MAX_TAKEN_TASKS;
    if (this.#connection !== undefined) await emptyStream(this.#connection, () => this.#taken < maxTaken);
    this.#cancel.abort();
  }

  /** Pulls over a new connection until it ends. Returns the error, or `undefined` if the runtime has closed the stream. */
  async #pullOnce(): Promise<unknown> {
    const { url, tls, queue: queueName, workerId, slots, maxTaskBytes, dispatch } = this.#options;
    const { signal } = this.#cancel;
    const connection = new PullConnection(url, slots, () => this.#wake(), tls);
    this.#connection = connection;
    const transport = createGrpcTransport({
      baseUrl: url,
      sessionManager: connection,
      binaryOptions: READ_OPTIONS,
      readMaxBytes: Math.min(Math.ceil(maxTaskBytes), MAX_MESSAGE_BYTES),
    });
    const onHeader = (headers: Headers): void => this.#onHeaders(headers);
    try {
      const { pullTasks } = createClient(TasksService, transport);
      for await (const assignment of pullTasks({ queueName, workerId }, { signal, onHeader })) {
        // A task that has arrived is dispatched even if the stream is closing, because nothing else would return it.
        dispatch(assignment);
        this.#taken++;
        if (signal.aborted) return undefined;
        this.#loggedProblem = undefined;
        await this.#saturation.watch(this.#untilReady());
      }
      return undefined;
    } catch (error) {
      return error;
    } finally {
      this.#connection = undefined;
      connection.abort();
    }
  }

  /**
   * Resolves when the worker is ready, or when no further task will come because the stream ends. It does not use
   * `Promise.race`: a promise that stays pending keeps a reaction for every race, about 300 bytes per task.
   */
  async #untilReady(): Promise<void> {
    if (this.#isLeaving) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      void this.#options.whenReady().then(resolve);
    });
  }

  /** A refusal has headers, too, but with its status among them. */
  #onHeaders(headers: Headers): void {
    const accepted = headers.get("content-type")?.startsWith("application/grpc") && !headers.has("grpc-status");
    if (!accepted) return;
    const { logger, url, queue, onConnected } = this.#options;
    if (!this.#isAnnounced) logger.info(this.#worked ? "Pulling tasks again." : "Pulling tasks.", { url, queue });
    this.#isAnnounced = true;
    this.#worked = true;
    onConnected();
  }

  /** Logs a problem once, and again only after a different one. */
  async #logProblem(error: unknown): Promise<void> {
    const { url, queue, logger } = this.#options;
    const message =
      error === undefined
        ? `The runtime at ${url} has closed the stream.`
        : await describeProblem(error, { url, queue, worked: this.#worked });
    if (message === this.#loggedProblem || this.#stop.signal.aborted) return;
    this.#loggedProblem = message;
    this.#isAnnounced = false;
    // The message alone: the stack is that of a library, and a runtime that ends is no reason for one.
    const details = error === undefined ? {} : { error: messageOf(error) };
    logger.warn(`${message} Trying again until it works.`, details);
  }
}
