import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { type TaskAssignment, TasksService } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import { READ_OPTIONS } from "../rpc/channel.ts";
import { describeProblem } from "./connection-problem.ts";
import { PullConnection } from "./pull-connection.ts";
import { keepConnected } from "./reconnect.ts";
import { SaturationWarning } from "./saturation-warning.ts";

export interface TaskStreamOptions {
  readonly url: string;
  readonly queue: string;
  readonly workerId: string;
  readonly logger: Logger;
  /** Number of tasks that run at the same time. */
  readonly slots: number;
  /** Starts a task. */
  readonly dispatch: (assignment: TaskAssignment) => void;
  /** Resolves when the worker is ready for the next task. */
  readonly whenReady: () => Promise<void>;
  /** Called each time a runtime has accepted the stream. */
  readonly onConnected: () => void;
}

/** How long a stream that stops takes tasks. */
export interface StopLimits {
  /** Whether further tasks may be executed. */
  readonly mayTakeMore: () => boolean;
  /** Called when further tasks are to be returned to the runtime instead. */
  readonly clear: () => void;
  /** Whether further tasks may be returned. */
  readonly mayClearMore: () => boolean;
}

/** Time to wait for a moment in which the runtime has no task ready. */
const LINGER_MS = 1_000;
/** Time to return the tasks that the runtime has ready. It is shorter than the pause before a runtime sends them again. */
const CLEAR_MS = 800;
/** Time to read what is on its way; it needs a round trip or two. */
const READ_REST_MS = 500;

/** Pulls tasks from a queue until it is stopped, over a new stream whenever one has ended. */
export class TaskStream {
  readonly #options: TaskStreamOptions;
  readonly #stop = new AbortController();
  readonly #saturation: SaturationWarning;
  #isLeaving = false;
  #wake: () => void = () => {};
  #connection: PullConnection | undefined;
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
   * Closes the stream for good, if possible at a moment when the runtime has no task ready for it. While tasks wait, a
   * runtime reserves a few for every stream; those of a closed stream are lost until their queue timeout. Until then tasks
   * are dispatched without waiting for `whenReady`, as long as `mayTakeMore` returns true. If no such moment comes, `clear` is called,
   * and tasks are dispatched as long as `mayClearMore` returns true.
   */
  async stop({ mayTakeMore, clear, mayClearMore }: StopLimits): Promise<void> {
    this.#isLeaving = true;
    this.#wake();
    if (await this.#isBusyFor(LINGER_MS, mayTakeMore)) {
      clear();
      // In a quiet moment the stream is closed at once, before the runtime has the next task ready.
      if (await this.#isBusyFor(CLEAR_MS, mayClearMore)) await this.#readRest(Date.now() + READ_REST_MS);
    }
    this.#stop.abort();
  }

  /** Waits until the runtime has no task ready. Returns true if it still has after `ms`, or if no more may be taken. */
  async #isBusyFor(ms: number, mayTakeMore: () => boolean): Promise<boolean> {
    const endMs = Date.now() + ms;
    while (Date.now() < endMs && mayTakeMore()) {
      // Without an answer in time it is not known whether the moment is quiet.
      if (!(await this.#connection?.isBusy(endMs - Date.now())) && Date.now() < endMs) return false;
    }
    return this.#connection !== undefined;
  }

  /** Reads what the runtime has sent already, because it would come back only after the queue timeout. */
  async #readRest(endMs: number): Promise<void> {
    this.#connection?.closeWindow();
    while (Date.now() < endMs && (await this.#connection?.isBusy(endMs - Date.now())));
  }

  /** Pulls over a new connection until it ends. Returns the error, or `undefined` if the runtime has closed the stream. */
  async #pullOnce(): Promise<unknown> {
    const { url, queue: queueName, workerId, slots, dispatch } = this.#options;
    const { signal } = this.#stop;
    const connection = new PullConnection(url, slots, () => this.#wake());
    this.#connection = connection;
    const transport = createGrpcTransport({ baseUrl: url, sessionManager: connection, binaryOptions: READ_OPTIONS });
    const onHeader = (headers: Headers): void => this.#onHeaders(headers);
    try {
      const { pullTasks } = createClient(TasksService, transport);
      for await (const assignment of pullTasks({ queueName, workerId }, { signal, onHeader })) {
        // A task that has arrived is dispatched even if the stream is closing: nothing else would give it back.
        dispatch(assignment);
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
    logger.warn(`${message} Trying again until it works.`, { error });
  }
}
