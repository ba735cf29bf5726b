/** Sequence of items that a test can wait for. */
export class Feed<T> {
  readonly #items: T[] = [];
  #waiting: (() => void)[] = [];

  get items(): readonly T[] {
    return this.#items;
  }

  push(item: T): void {
    this.#items.push(item);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves with all items as soon as there are `count`. */
  async until(count: number): Promise<readonly T[]> {
    while (this.#items.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#items;
  }

  /** Resolves with the item at this index, counted from 0. */
  async at(index: number): Promise<T> {
    return (await this.until(index + 1))[index] as T;
  }

  /** Resolves with the first item that matches, earlier items included. */
  async find(matches: (item: T) => boolean): Promise<T> {
    for (let at = 0; ; at++) {
      const item = await this.at(at);
      if (matches(item)) return item;
    }
  }
}
