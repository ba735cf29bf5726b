/** What the thread is told. Heartbeats are known by a number; their requests are encoded already. */
export type ToThread =
  | {
      readonly kind: "start";
      readonly key: number;
      readonly url: string;
      readonly body: Uint8Array;
      readonly intervalMs: number;
    }
  | { readonly kind: "change"; readonly key: number; readonly url?: string; readonly body?: Uint8Array }
  | { readonly kind: "stop"; readonly key: number };

/** An answer that is worth a look: not the one that is always expected. */
export interface FromThread {
  readonly key: number;
  /** gRPC status; 14 also when the runtime could not be reached. */
  readonly status: number;
  readonly body: Uint8Array;
  /** What went wrong, if anything did. */
  readonly words: string;
}

export interface ThreadSettings {
  /** Path of the method. */
  readonly path: string;
  /** The answer that says that all is well, and is not passed on. */
  readonly expected: Uint8Array;
  /** An answer must come within this time. */
  readonly timeoutMs: number;
}
