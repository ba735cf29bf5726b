import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { type TaskAssignment, TasksService } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import { Backoff } from "../rpc/backoff.ts";
import { READ_OPTIONS } from "../rpc/channel.ts";
import { describeProblem } from "./connection-problem.ts";
import { PullConnection } from "./pull-connection.ts";
import { SaturationWarning } from "./saturation-warning.ts";

export interface TaskStreamOptions {
  readonly url: string;
  readonly queue: string;
  readonly workerId: string;
  readonly logger: Logger;
  /** How many tasks run at once. */
  readonly slots: number;
  /** Begins with a task. */
  readonly dispatch: (assignment: TaskAssignment) => void;
  /** Resolves when the next task is welcome. */
  readonly whenReady: () => Promise<void>;
  /** Called whenever a runtime has accepted the stream. */
  readonly onConnected: () => void;
}

const PAUSES = { firstMs: 250, maxMs: 10_000 } as const;
/** A stream that lasted as long has worked: the next failure is a new one. */
const STABLE_MS = 5_000;
/** A runtime that always has another task ready is left in the middle of it. */
const LINGER_MS = 1_000;
/** What is on its way needs the time of a round trip or two. */
const READ_REST_MS = 500;

/** Pulls tasks from a queue for ever: whatever breaks the stream, a new one is opened. */
export class TaskStream {
  readonly #options: TaskStreamOptions;
  readonly #stop = new AbortController();
  readonly #pauses = new Backoff(PAUSES);
  readonly #saturation: SaturationWarning;
  #isLeaving = false;
  #wake: () => void = () => {};
  #connection: PullConnection | undefined;
  /** Whether a runtime has ever accepted a stream. */
  #worked = false;
  /** Whether this stream, or one before it that ended in the same way, was said to be pulled from. */
  #isAnnounced = false;
  #loggedProblem: string | undefined;

  constructor(options: TaskStreamOptions) {
    this.#options = options;
    this.#saturation = new SaturationWarning(options.logger);
  }

  /** Ends only after {@link stop}. */
  async run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const startedMs = Date.now();
      const error = await this.#pullOnce();
      if (signal.aborted) return;
      if (Date.now() - startedMs >= STABLE_MS) {
        this.#pauses.reset();
        this.#loggedProblem = undefined;
      }
      await this.#logProblem(error);
      await sleep(this.#pauses.next(), undefined, { signal }).catch(() => {});
    }
  }

  /**
   * Closes the stream for good, if possible at a moment when the runtime has nothing ready for it: as soon as tasks wait,
   * it holds a few back for every stream, and what it holds for a closed one is lost until its queue timeout. Until then
   * it brings tasks whether they are welcome or not, as long as `mayTakeMore` says so.
   */
  async stop(mayTakeMore: () => boolean): Promise<void> {
    this.#isLeaving = true;
    this.#wake();
    const endMs = Date.now() + LINGER_MS;
    while (Date.now() < endMs && mayTakeMore() && (await this.#connection?.isBusy(endMs - Date.now())));
    await this.#readRest(Date.now() + READ_REST_MS);
    this.#stop.abort();
  }

  /** Takes what the runtime has sent already: it would come back after the queue timeout only. */
  async #readRest(endMs: number): Promise<void> {
    this.#connection?.closeWindow();
    while (Date.now() < endMs && (await this.#connection?.isBusy(endMs - Date.now())));
  }

  /** Pulls over a new connection until it ends; returns why, undefined when the runtime has closed the stream. */
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
        if (signal.aborted) return undefined;
        this.#loggedProblem = undefined;
        dispatch(assignment);
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
   * Resolves when the next task is welcome, or none will come: the stream is left, or has ended. No race of promises: one that stays pending
   * remembers all that it ever ran against, some 300 bytes for every task.
   */
  async #untilReady(): Promise<void> {
    if (this.#isLeaving) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      void this.#options.whenReady().then(resolve);
    });
  }

  /** A refusal comes with headers too, but has its status in them. */
  #onHeaders(headers: Headers): void {
    const accepted = headers.get("content-type")?.startsWith("application/grpc") && !headers.has("grpc-status");
    if (!accepted) return;
    const { logger, url, queue, onConnected } = this.#options;
    if (!this.#isAnnounced) logger.info(this.#worked ? "Pulling tasks again." : "Pulling tasks.", { url, queue });
    this.#isAnnounced = true;
    this.#worked = true;
    onConnected();
  }

  /** Says once what is wrong, and again only when it changes. */
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
