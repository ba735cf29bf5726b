/**
 * Limits of a run and of all runs that its components start, and of a runtime as a whole. They end flows that run themselves, or grow a
 * value, without end.
 */
export interface RunLimits {
  /** Number of runs inside each other, the first one included. @default 100 */
  readonly depth?: number | undefined;
  /** Number of runs that one run starts, directly or through its components. @default 100_000 */
  readonly runs?: number | undefined;
  /**
   * Number of runs, those of components included, that may be under way at once in the runtime. Each takes about 11 KB of memory and its inputs. Another
   * run is refused with a {@link RunLimitError}: by the REST API with status 429, over gRPC with the code RESOURCE_EXHAUSTED.
   *
   * @default 10_000
   */
  readonly runsAtOnce?: number | undefined;
  /**
   * Memory in bytes that an input of a step, or the output of a flow, may take. The memory is estimated: `{}` counts 64 bytes, a string 32 and
   * its characters.
   *
   * @default 268_435_456 (256 MiB)
   */
  readonly valueBytes?: number | undefined;
}

export type CheckedRunLimits = { readonly [Name in keyof RunLimits]-?: number };

const DEFAULT_RUN_LIMITS: CheckedRunLimits = {
  depth: 100,
  runs: 100_000,
  runsAtOnce: 10_000,
  valueBytes: 256 * 1024 * 1024,
};

/** @throws RangeError for a limit below 1. */
export function checkRunLimits(limits: RunLimits = {}): CheckedRunLimits {
  const { depth, runs, runsAtOnce, valueBytes } = DEFAULT_RUN_LIMITS;
  const checked = {
    depth: limits.depth ?? depth,
    runs: limits.runs ?? runs,
    runsAtOnce: limits.runsAtOnce ?? runsAtOnce,
    valueBytes: limits.valueBytes ?? valueBytes,
  };
  for (const [name, value] of Object.entries(checked)) {
    if (!(typeof value === "number" && value >= 1))
      throw new RangeError(`limits.${name} must be a number of at least 1, got ${String(value)}.`);
  }
  return checked;
}

/** A run is refused, because it would exceed the {@link RunLimits} of the runtime or of the run that it belongs to. */
export class RunLimitError extends Error {
  static {
    this.prototype.name = "RunLimitError";
  }
}

/** Counts the runs that one run starts, directly or through its components. */
export class RunTree {
  readonly #limits: CheckedRunLimits;
  #runs = 0;

  constructor(limits: CheckedRunLimits) {
    this.#limits = limits;
  }

  /** @param depth number of runs inside each other, this one included. @throws RunLimitError */
  add(depth: number): void {
    const { depth: maxDepth, runs } = this.#limits;
    if (depth > maxDepth) throw endless(`more than ${maxDepth} runs are inside each other`, "limits.depth");
    if (this.#runs >= runs) throw endless(`one run has started ${runs} others`, "limits.runs");
    this.#runs += 1;
  }
}

function endless(what: string, option: string): RunLimitError {
  return new RunLimitError(`${what}: a flow probably runs itself without end (${option})`);
}

/** @throws RunLimitError if as many runs are under way as the runtime allows. */
export function checkRunsAtOnce(underWay: number, { runsAtOnce }: CheckedRunLimits): void {
  if (underWay < runsAtOnce) return;
  throw new RunLimitError(
    `${underWay} runs are under way in this runtime: submit the run again when some have ended (limits.runsAtOnce)`,
  );
}
