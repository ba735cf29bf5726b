/** A message on its way to a worker. */
export interface PostMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends a message to the URL of a worker by POST. */
export type Post = (message: PostMessage) => PostedMessage;

/** A message that has been sent. */
export interface PostedMessage {
  /** Resolves when the head of the response has arrived. */
  readonly reply: Promise<Reply>;
  /** Ends the request, or the response that is being read. */
  abort(reason: unknown): void;
}

/** A response whose body has not been read. Its body must be read or canceled. */
export interface Reply {
  readonly status: number;
  /** Whether the response can have a body. It may be empty. */
  readonly hasBody: boolean;
  /** Returns a header by its name in lower case. */
  header(name: string): string | undefined;
  /** Reads the body to its end. Returns undefined if it exceeds the limit. */
  readBody(limitBytes: number): Promise<Uint8Array | undefined>;
  /**
   * Reads the body piece by piece, as the network delivers it. Resolves at the end of the body, or when it is canceled.
   *
   * @param onPiece may return a promise, for which the next piece waits.
   */
  readPieces(onPiece: (piece: Uint8Array) => Promise<void> | undefined): Promise<void>;
  cancel(): void;
}
