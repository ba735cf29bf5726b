import { passTurns } from "../time/event-loop-turns.ts";

/** What becomes of a part of a body, in order. */
export type BodyStep =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly holdTurns: number }
  | { readonly breakWith: Error };

/** Where the steps of a body come from. */
export interface StepSource {
  /** The next steps; undefined when there are no more. */
  next(): Promise<readonly BodyStep[] | undefined>;
  /** Nobody reads on. */
  cancel(reason: unknown): Promise<void>;
}

/** A body that does these steps when it is read, one at a time: each piece of bytes arrives on its own. */
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
  // Nothing is read ahead of whoever reads this.
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

/** A body whose steps are known. */
export function createBodyOf(steps: readonly BodyStep[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const waiting = [steps];
  return createBrokenBody({ next: async () => waiting.shift(), cancel: async () => undefined });
}
