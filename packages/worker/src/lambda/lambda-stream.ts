/** The part of a Node stream that a response is written to. */
export interface LambdaStream {
  write(chunk: Uint8Array | string): boolean;
  end(): void;
  once(event: string, listener: (error?: unknown) => void): unknown;
  off(event: string, listener: (error?: unknown) => void): unknown;
}

/** Status and headers, which Lambda sends before the body. */
export interface LambdaMetadata {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The global of Lambda's Node runtimes. */
export interface LambdaGlobal {
  streamifyResponse<Event>(
    handler: (event: Event, stream: LambdaStream, context: unknown) => Promise<void>,
  ): (event: Event, stream: LambdaStream, context: unknown) => Promise<void>;
  readonly HttpResponseStream: { from(stream: LambdaStream, metadata: LambdaMetadata): LambdaStream };
}

/** Writes a body to a stream, and waits until the stream has taken all of it. Throws what the body or the stream fails with. */
export async function writeBody(body: ReadableStream<Uint8Array> | null, stream: LambdaStream): Promise<void> {
  // Lambda writes status and headers before the first chunk, so there must be one.
  stream.write("");
  const reader = body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    if (!stream.write(value)) await until(stream, "drain");
  }
  const finished = until(stream, "finish");
  stream.end();
  await finished;
}

function until(stream: LambdaStream, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown): void => {
      for (const name of [event, "error", "close"]) stream.off(name, settle);
      if (error === undefined) resolve();
      else reject(error);
    };
    for (const name of [event, "error", "close"]) stream.once(name, settle);
  });
}
