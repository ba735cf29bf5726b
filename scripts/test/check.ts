/** Result of one test or one tool. */
export interface Check {
  name: string;
  passed: boolean;
  /** Duration of a test. The slowest tests are listed at the end. */
  durationMs?: number;
  /** Why a test failed. */
  reason?: string;
}

/** Result of a part. */
export interface Outcome {
  checks: readonly Check[];
  /** Output of all tools of the part. It is printed if a check failed. */
  output: string;
}

/** Part of `npm test`, which `--only` selects by name. */
export interface Part {
  name: string;
  /** Parts whose results this part uses. They are selected with it and run before it. */
  needs: readonly string[];
  /** Number of cores that the part uses, out of two. */
  cores: 1 | 2;
  /** Runs the part, and reports how many of its checks have ended so far, if it knows. */
  run: (onProgress?: (done: number) => void) => Promise<Outcome>;
}

/** Returns an outcome of one failed check, for an error that stops the whole part. */
export function failure(name: string, output: string): Outcome {
  return { checks: [{ name, passed: false }], output };
}
