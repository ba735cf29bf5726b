/** One thing that passed or failed: a test, or a tool that ran over something. */
export interface Check {
  name: string;
  passed: boolean;
  /** Present for tests, whose slowest are listed. */
  durationMs?: number;
}

/** What a part of the test found. */
export interface Outcome {
  checks: readonly Check[];
  /** Everything its tools printed; shown when a check failed. */
  output: string;
}

/** A part of `npm test` that can be asked for by name. */
export interface Part {
  name: string;
  /** Parts whose results this one uses: they run too, and first. */
  needs: readonly string[];
  /** How many of the two cores it keeps busy. */
  cores: 1 | 2;
  run: () => Promise<Outcome>;
}

/** An outcome of one failed check, for what stops a whole part. */
export function failure(name: string, output: string): Outcome {
  return { checks: [{ name, passed: false }], output };
}
