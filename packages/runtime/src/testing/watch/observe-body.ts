/** Told what passes. */
export interface BodyObserver {
  onBytes(bytes: Uint8Array): void;
  /** The body has come to its end. */
  onEnd(): void;
  /** It broke off, or nobody reads on. */
  onCut(): void;
}

/** The same body, piece for piece, watched while it is read. */
export function observeBody(body: ReadableStream<Uint8Array>, observer: BodyObserver): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await reader.read();
          if (done) {
            observer.onEnd();
            controller.close();
          } else {
            observer.onBytes(value);
            controller.enqueue(value);
          }
        } catch (error) {
          observer.onCut();
          throw error;
        }
      },
      cancel(reason) {
        observer.onCut();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
