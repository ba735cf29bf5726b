/**
 * Calls `send` at once, and then no more often than every `ms`, with the latest value: what came in between is of no interest any more.
 * Keeps no process running.
 */
export function throttle<T>(send: (value: T) => void, ms: number): { push(value: T): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let waiting: { readonly value: T } | undefined;
  const sendWaiting = (): void => {
    timer = undefined;
    if (waiting === undefined) return;
    const { value } = waiting;
    waiting = undefined;
    push(value);
  };
  const push = (value: T): void => {
    if (timer !== undefined) {
      waiting = { value };
      return;
    }
    timer = setTimeout(sendWaiting, ms).unref();
    send(value);
  };
  return { push, stop: () => clearTimeout(timer) };
}
