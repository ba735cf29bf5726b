/** The callbacks of one exchange that wait for a response. Most exchanges have one at a time, for which a `Set` takes 200 bytes. */
export class OpenCallbacks<Callback> {
  #only: Callback | undefined;
  #more: Set<Callback> | undefined;

  get size(): number {
    return (this.#only === undefined ? 0 : 1) + (this.#more?.size ?? 0);
  }

  add(callback: Callback): void {
    if (this.#only === undefined && this.#more === undefined) this.#only = callback;
    else {
      this.#more ??= new Set();
      this.#more.add(callback);
    }
  }

  delete(callback: Callback): void {
    if (this.#only === callback) this.#only = undefined;
    else if (this.#more?.delete(callback) && this.#more.size === 0) this.#more = undefined;
  }

  /** Returns all of them, in the order in which they were added. */
  all(): Callback[] {
    const first = this.#only === undefined ? [] : [this.#only];
    return this.#more === undefined ? first : [...first, ...this.#more];
  }
}
