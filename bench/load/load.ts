export interface LoadTarget {
  readonly port: number;
  readonly connections: number;
  /** Called for every correct answer. */
  readonly onDone: () => void;
  /** Called for the first failure, and possibly again for later ones. */
  readonly onFailure: (error: Error) => void;
}

/** A load that runs from its creation until it is stopped. */
export interface Load {
  stop(): void;
}
