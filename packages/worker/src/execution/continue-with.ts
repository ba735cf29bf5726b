/** Passes a value on as soon as it is there: at once unless it is pending, because each promise costs time in every execution. */
export function continueWith<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
