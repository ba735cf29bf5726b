import type { Computed } from "./cached-result.ts";

/** The computation of one result, and the other computations that it waits for. */
export class Computation {
  readonly key: string;
  readonly outcome: Promise<Computed>;
  /** The computations that this one waits for. False if another part of the same execution may have asked instead. */
  readonly #needs = new Map<Computation, boolean>();

  constructor(key: string, start: (self: Computation) => Promise<Computed>) {
    this.key = key;
    this.outcome = start(this);
    // The executions that wait for it handle its failure. There may be none.
    this.outcome.catch(() => {});
  }

  /** Notes that this computation waits for another one. Returns a function that removes the note. */
  dependOn(other: Computation, isCertain: boolean): () => void {
    this.#needs.set(other, isCertain);
    return () => void this.#needs.delete(other);
  }

  /** Whether this computation waits for another one, directly or through others. With `certainly`, uncertain notes do not count. */
  waitsFor(other: Computation, certainly: boolean, seen: Set<unknown> = new Set()): boolean {
    if (this === other) return true;
    if (seen.has(this)) return false;
    seen.add(this);
    return [...this.#needs].some(
      ([needed, isCertain]) => (isCertain || !certainly) && needed.waitsFor(other, certainly, seen),
    );
  }
}

/** The caller that asks for a result: a known computation, or possibly one of those that its execution is running. */
export class Caller {
  readonly #computations: readonly Computation[];
  readonly #isCertain: boolean;

  /** @param within the computation that asks. `undefined` if it is unknown: it may be any of `beside`, or none. */
  constructor(within: Computation | undefined, beside: Iterable<Computation>) {
    this.#computations = within === undefined ? [...beside] : [within];
    this.#isCertain = within !== undefined;
  }

  /** Notes that the caller waits for a computation. Returns a function that removes the note. */
  dependOn(other: Computation): () => void {
    const ends = this.#computations.map((computation) => computation.dependOn(other, this.#isCertain));
    return () => {
      for (const end of ends) end();
    };
  }

  /** Whether a computation waits for this caller, so that neither of them could ever end. */
  isAwaitedBy(other: Computation): "certainly" | "perhaps" | "not" {
    const isAwaited = (certainly: boolean): boolean =>
      this.#computations.some((computation) => other.waitsFor(computation, certainly));
    if (this.#isCertain && isAwaited(true)) return "certainly";
    return isAwaited(false) ? "perhaps" : "not";
  }
}
