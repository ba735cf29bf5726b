/**
 * Calls `send` with the first value at once, then at most every `ms` with the latest value; values in between are dropped.
 * Its timer does not keep the process alive.
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
