/** Whether `await` would wait for a value. Includes promises of other libraries and of other realms. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
