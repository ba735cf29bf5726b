/** Header values by name in lower case. */
export type HeaderFields = Readonly<Record<string, string>>;

/** The part of an HTTP request before its body. */
export interface RequestHead {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path and query. They distinguish the runtimes that share a worker. */
  readonly target: string;
  /** Whether the sender is on the worker's machine; `undefined` where the platform does not report it. */
  readonly remoteIsLoopback?: boolean | undefined;
  /** Bindings that the platform passes with a request, as Cloudflare Workers does. */
  readonly env?: Readonly<Record<string, unknown>> | undefined;
  /** Name of the platform, if the answers of the runtime would reach another process than this request. */
  readonly isolatedBy?: string | undefined;
  /** Returns the value of a header. @param name in lower case. */
  header(name: string): string | undefined;
}

/**
 * Destination of one response. Implementations never throw; they drop what is written after the peer has disconnected.
 */
export interface ResponseSink {
  /** Sends a whole response. */
  send(status: number, headers: HeaderFields, body: string): void;
  /** Starts a response with status 200 that is written piece by piece. */
  open(headers: HeaderFields): void;
  /** Writes a piece of an opened response. */
  write(chunk: string | Uint8Array): void;
  /** Ends an opened response, optionally with a last piece. */
  end(chunk?: string | Uint8Array): void;
  /** Sets the one listener that is called when the peer disconnects before the response has ended. */
  onLost(listener: () => void): void;
}
