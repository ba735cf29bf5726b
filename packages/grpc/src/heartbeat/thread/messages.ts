import type { TaskBlock } from "./shared-tasks.ts";

/** A message to the heartbeat thread: further memory for records of tasks, or the end of its sleep. */
export type ToThread = { readonly kind: "block"; readonly block: TaskBlock } | { readonly kind: "wake" };

/** An answer to a heartbeat that differs from the usual one. */
export interface FromThread {
  /** Number of the task. */
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
  /** Memory for the records of tasks, as far as it exists at the start of the thread. */
  readonly blocks: readonly TaskBlock[];
  /** One number, which is 1 while the thread sleeps. It then sees no new tasks until the message `wake`. */
  readonly sleep: Int32Array;
}
