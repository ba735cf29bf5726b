export interface LoadTarget {
  readonly port: number;
  readonly connections: number;
  /** Called for every right answer. */
  readonly onDone: () => void;
  /** Called for the first thing that goes wrong; what comes later may call it again. */
  readonly onFailure: (error: Error) => void;
}

/** Runs from its creation on. */
export interface Load {
  stop(): void;
}
