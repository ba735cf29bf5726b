/** Text that arrives in pieces, and that a test can wait for. */
export class TextFeed {
  #text = "";
  #ended = false;
  #waiting: (() => void)[] = [];

  get text(): string {
    return this.#text;
  }

  get ended(): boolean {
    return this.#ended;
  }

  push(piece: string): void {
    this.#text += piece;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Resolves with the whole text as soon as it matches. Rejects if the text ends without a match. */
  async until(pattern: RegExp | string | ((text: string) => boolean)): Promise<string> {
    const matches = typeof pattern === "function" ? pattern : (text: string) => text.search(pattern) !== -1;
    while (!matches(this.#text)) {
      if (this.#ended) throw new Error(`Ended without ${String(pattern)}:\n${this.#text.slice(-2_000)}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.#text;
  }

  /** Resolves with the whole text when it has ended. */
  async whole(): Promise<string> {
    while (!this.#ended) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#text;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Reads the body of a response as it arrives. */
export function followBody(response: Response): TextFeed {
  const feed = new TextFeed();
  const decoder = new TextDecoder();
  const read = async (): Promise<void> => {
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      feed.push(decoder.decode(piece.value, { stream: true }));
    }
  };
  void read().then(
    () => feed.end(),
    () => feed.end(),
  );
  return feed;
}
