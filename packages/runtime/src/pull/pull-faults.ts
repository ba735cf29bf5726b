/** How often what goes wrong, each a probability from 0 to 1. */
export interface PullFaults {
  /** Makes the choices repeatable; a random one when absent. */
  readonly seed?: number | undefined;
  readonly tasks?: TaskFaults | undefined;
  readonly heartbeats?: CallFaults | undefined;
  readonly completions?: CallFaults | undefined;
}

/** What happens to tasks on their way to a worker. */
export interface TaskFaults {
  /** It never arrives: its queue timeout passes. */
  readonly drop?: number | undefined;
  /** It arrives up to `delayMs` later. */
  readonly delay?: number | undefined;
  /** Default 20. */
  readonly delayMs?: number | undefined;
  /** It arrives twice. */
  readonly duplicate?: number | undefined;
  /** The stream breaks in place of it; it comes back after its queue timeout. */
  readonly kill?: number | undefined;
}

/** What happens to calls of a worker. */
export interface CallFaults {
  /** It is answered UNAVAILABLE and has no effect. */
  readonly drop?: number | undefined;
  /** It has its effect, and is answered UNAVAILABLE. */
  readonly loseAnswer?: number | undefined;
  /** It is answered up to `delayMs` later. */
  readonly delay?: number | undefined;
  /** Default 20. */
  readonly delayMs?: number | undefined;
}
