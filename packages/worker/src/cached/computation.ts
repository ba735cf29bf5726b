import type { Computed } from "./cached-result.ts";

/** The computing of one result, and which others it needs before it can end. */
export class Computation {
  readonly key: string;
  readonly outcome: Promise<Computed>;
  /** False for what something beside it may have asked for. */
  readonly #needs = new Map<Computation, boolean>();

  constructor(key: string, start: (self: Computation) => Promise<Computed>) {
    this.key = key;
    this.outcome = start(this);
    // Whoever waits for it looks at it; there may be nobody.
    this.outcome.catch(() => {});
  }

  /** Notes what is needed; returns how to take that back. */
  need(other: Computation, isCertain: boolean): () => void {
    this.#needs.set(other, isCertain);
    return () => void this.#needs.delete(other);
  }

  /** Whether it cannot end before the other one, through whatever lies between; with `certainly`, beyond doubt. */
  waitsFor(other: Computation, certainly: boolean, seen: Set<unknown> = new Set()): boolean {
    if (this === other) return true;
    if (seen.has(this)) return false;
    seen.add(this);
    return [...this.#needs].some(
      ([needed, isCertain]) => (isCertain || !certainly) && needed.waitsFor(other, certainly, seen),
    );
  }
}

/** Who asks for a result: the computation whose function does, else perhaps any of those of its execution. */
export class Asker {
  readonly #computations: readonly Computation[];
  readonly #isCertain: boolean;

  /** @param within absent where it cannot be told; then it may be any of `beside`, or none. */
  constructor(within: Computation | undefined, beside: Iterable<Computation>) {
    this.#computations = within === undefined ? [...beside] : [within];
    this.#isCertain = within !== undefined;
  }

  /** Notes what is needed; returns how to take that back. */
  need(other: Computation): () => void {
    const ends = this.#computations.map((computation) => computation.need(other, this.#isCertain));
    return () => {
      for (const end of ends) end();
    };
  }

  /** Whether a computation waits for this very asker, so that neither would ever end. */
  isAwaitedBy(other: Computation): "certainly" | "perhaps" | "not" {
    const isAwaited = (certainly: boolean): boolean =>
      this.#computations.some((computation) => other.waitsFor(computation, certainly));
    if (this.#isCertain && isAwaited(true)) return "certainly";
    return isAwaited(false) ? "perhaps" : "not";
  }
}
