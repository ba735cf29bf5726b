/** Keeps a timer from keeping the process alive. Only Node's timers have `unref`. */
export function unref(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer) (timer as { unref(): void }).unref();
}
