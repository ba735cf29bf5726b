/** Receives what is read from a body. */
export interface BodyObserver {
  onBytes(bytes: Uint8Array): void;
  /** Called when the body has been read to its end. */
  onEnd(): void;
  /** Called when the body breaks off or its reader cancels it. */
  onCut(): void;
}

/** Returns a body with the same chunks that calls the observer while it is read. */
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
