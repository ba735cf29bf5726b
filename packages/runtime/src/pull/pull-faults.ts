/**
 * Probabilities, from 0 to 1, of the faults between a pull service and its workers.
 *
 * @example
 * ```ts source="./serve-pull.examples.ts#faults"
 * await using faulty = await servePull({
 *   faults: { seed: 7, tasks: { duplicate: 0.1 }, completions: { loseAnswer: 0.1 } },
 * });
 * console.log(faulty.seed);
 * ```
 */
export interface PullFaults {
  /**
   * Seed of the decisions, to repeat them.
   *
   * @default random
   */
  readonly seed?: number | undefined;
  /** Faults of tasks on their way to a worker. */
  readonly tasks?: TaskFaults | undefined;
  /** Faults of the heartbeats of workers. */
  readonly heartbeats?: CallFaults | undefined;
  /** Faults of the calls by which workers complete tasks. */
  readonly completions?: CallFaults | undefined;
}

/** Probabilities of the faults of a task on its way to a worker. */
export interface TaskFaults {
  /**
   * The task never arrives, and its queue timeout passes.
   *
   * @default 0
   */
  readonly drop?: number | undefined;
  /**
   * The task arrives up to `delayMs` later.
   *
   * @default 0
   */
  readonly delay?: number | undefined;
  /**
   * Longest delay in milliseconds.
   *
   * @default 20
   */
  readonly delayMs?: number | undefined;
  /**
   * The task arrives twice.
   *
   * @default 0
   */
  readonly duplicate?: number | undefined;
  /**
   * The stream breaks instead of delivering the task, whose queue timeout passes.
   *
   * @default 0
   */
  readonly kill?: number | undefined;
}

/** Probabilities of the faults of a worker's call. */
export interface CallFaults {
  /**
   * The call has no effect and fails with UNAVAILABLE.
   *
   * @default 0
   */
  readonly drop?: number | undefined;
  /**
   * The call has its effect but fails with UNAVAILABLE.
   *
   * @default 0
   */
  readonly loseAnswer?: number | undefined;
  /**
   * The answer arrives up to `delayMs` later.
   *
   * @default 0
   */
  readonly delay?: number | undefined;
  /**
   * Longest delay in milliseconds.
   *
   * @default 20
   */
  readonly delayMs?: number | undefined;
}
