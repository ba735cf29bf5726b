/** The used part of an `AbortSignal`. This package does not depend on the types of the web platform. */
export interface AbortSource {
  addEventListener(type: "abort", listener: () => void, options: { readonly once: true }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

interface Watch {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const watches = new WeakMap<AbortSource, Watch>();

/**
 * Calls `callback` when the signal aborts. All calls that share a signal share one listener, because Node warns of a leak above ten.
 *
 * @returns A function that removes the callback. It must be called, because the signal may outlive many calls.
 */
export function onAbort(signal: AbortSource, callback: () => void): () => void {
  const watch = watches.get(signal) ?? startWatch(signal);
  // Wrapped so that the same function can be added twice.
  const entry = (): void => callback();
  watch.callbacks.add(entry);
  return () => {
    watch.callbacks.delete(entry);
    if (watch.callbacks.size > 0 || watches.get(signal) !== watch) return;
    watches.delete(signal);
    signal.removeEventListener("abort", watch.listener);
  };
}

function startWatch(signal: AbortSource): Watch {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    for (const callback of [...callbacks]) callback();
  };
  const watch = { callbacks, listener };
  watches.set(signal, watch);
  signal.addEventListener("abort", listener, { once: true });
  return watch;
}
