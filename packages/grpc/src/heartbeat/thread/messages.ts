/** A message to the heartbeat thread. Tasks are identified by a number; requests are encoded. */
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

/** An answer to a heartbeat that differs from the usual one. */
export interface FromThread {
  readonly key: number;
  /** gRPC status; 14 also when the runtime could not be reached. */
  readonly status: number;
  readonly body: Uint8Array;
  /** Describes the failure; empty if there was none. */
  readonly message: string;
}

/** Certificates and keys as they can be passed to a thread. */
export type ThreadTls = Readonly<Partial<Record<"ca" | "cert" | "key", string | Uint8Array>>> & {
  readonly passphrase?: string;
  readonly servername?: string;
};

export interface ThreadSettings {
  /** Path of the method. */
  readonly path: string;
  /** The usual answer, which means that the task goes on and is not reported. */
  readonly expected: Uint8Array;
  /** Time for one answer. */
  readonly timeoutMs: number;
  readonly tls: ThreadTls;
}
