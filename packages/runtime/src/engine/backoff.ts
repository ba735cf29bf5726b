/** Delay before a failed execution is repeated. It is spelled as in `stepflow-config.yml`. */
export type Backoff =
  | { readonly type: "constant"; readonly delayMs?: number | undefined }
  | {
      readonly type: "exponential";
      readonly minDelayMs?: number | undefined;
      readonly maxDelayMs?: number | undefined;
      readonly factor?: number | undefined;
    }
  | { readonly type: "fibonacci"; readonly minDelayMs?: number | undefined; readonly maxDelayMs?: number | undefined };

/** Default of the runtimes: 1 s, 1 s, 2 s, 3 s, … up to 10 s. */
export const DEFAULT_BACKOFF: Backoff = { type: "fibonacci" };

const DEFAULT_MIN_DELAY_MS = 1_000;
const DEFAULT_MAX_DELAY_MS = 10_000;

/** Returns the milliseconds to wait before a repetition. The first repetition has the number 1. */
export function backoffDelayMs(backoff: Backoff, repetition: number): number {
  if (backoff.type === "constant") return backoff.delayMs ?? DEFAULT_MIN_DELAY_MS;
  const { minDelayMs = DEFAULT_MIN_DELAY_MS, maxDelayMs = DEFAULT_MAX_DELAY_MS } = backoff;
  const growth = backoff.type === "fibonacci" ? fibonacci(repetition) : (backoff.factor ?? 2) ** (repetition - 1);
  return Math.min(minDelayMs * growth, maxDelayMs);
}

function fibonacci(position: number): number {
  let [value, next] = [1, 1];
  for (let at = 1; at < position; at += 1) [value, next] = [next, value + next];
  return value;
}
