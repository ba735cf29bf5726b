import { passTurns } from "../time/event-loop-turns.ts";

/** A step in the delivery of a body: bytes, a pause, or a break. */
export type BodyStep =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly holdTurns: number }
  | { readonly breakWith: Error };

/** Source of the steps of a body. */
export interface StepSource {
  /** Returns the next steps. Undefined at the end. */
  next(): Promise<readonly BodyStep[] | undefined>;
  /** Called when the reader cancels the body, or a step breaks it. */
  cancel(reason: unknown): Promise<void>;
}

/** Creates a body that performs one step per read, so that each piece of bytes arrives on its own. */
export function createBrokenBody(source: StepSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  const waiting: BodyStep[] = [];
  const cancelled = new AbortController();
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> => {
    for (;;) {
      const step = waiting.shift();
      if (step === undefined) {
        const steps = await source.next();
        if (steps === undefined) return controller.close();
        waiting.push(...steps);
      } else if ("bytes" in step) {
        return controller.enqueue(step.bytes);
      } else if ("breakWith" in step) {
        await source.cancel(step.breakWith);
        throw step.breakWith;
      } else {
        await passTurns(step.holdTurns, cancelled.signal);
      }
    }
  };
  const cancel = (reason: unknown): Promise<void> => {
    cancelled.abort(reason);
    return source.cancel(reason);
  };
  // Nothing is read from the source before this body is read.
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

/** Creates a body from known steps. */
export function createBodyOf(steps: readonly BodyStep[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const waiting = [steps];
  return createBrokenBody({ next: async () => waiting.shift(), cancel: async () => undefined });
}
