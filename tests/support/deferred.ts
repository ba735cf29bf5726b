/** Something to wait for that a test opens. */
export interface Gate<T> {
  readonly promise: Promise<T>;
  open(value: T): void;
}

export function createGate<T = void>(): Gate<T> {
  let open = (_value: T): void => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open: (value) => open(value) };
}
