/** Things that happen one after the other, and the means to wait for them. */
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

  /** Resolves with all of them once there are that many. */
  async until(count: number): Promise<readonly T[]> {
    while (this.#items.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#items;
  }

  /** Resolves with one of them, counted from 0. */
  async at(index: number): Promise<T> {
    return (await this.until(index + 1))[index] as T;
  }

  /** Resolves with the first that matches, whether it has come or will come. */
  async find(matches: (item: T) => boolean): Promise<T> {
    for (let at = 0; ; at++) {
      const item = await this.at(at);
      if (matches(item)) return item;
    }
  }
}
