/** Header names in lower case. */
export type HeaderFields = Readonly<Record<string, string>>;

/** What the core needs to know of an HTTP request before its body. */
export interface RequestHead {
  readonly method: string;
  /** Path and query: tells apart the runtimes that share a worker (docs/internals/wire.md#several-runtimes-on-one-worker). */
  readonly target: string;
  /** Whether the sender is on this machine; absent where a platform does not tell. */
  readonly remoteIsLoopback?: boolean | undefined;
  /** Bindings that the platform passed along (Cloudflare Workers). */
  readonly env?: Readonly<Record<string, unknown>> | undefined;
  header(name: string): string | undefined;
}

/**
 * Where the answer of one exchange goes. Implementations never throw: a peer that is gone makes them drop what comes.
 */
export interface ResponseSink {
  /** The whole answer at once. */
  send(status: number, headers: HeaderFields, body: string): void;
  /** Starts an answer that is written piece by piece. */
  open(headers: HeaderFields): void;
  write(chunk: string | Uint8Array): void;
  /** Ends an opened answer, optionally with a last piece. */
  end(chunk?: string | Uint8Array): void;
  /** Calls `listener` once when the peer goes away before the answer has ended; at most one listener. */
  onLost(listener: () => void): void;
}
