import { CallbackTimeoutError } from "@stepflow/protocol";

/** Length of one request that waits. It is short enough that a lost response costs little. */
const SLICE_SECS = 20;
/** Extra time for the response to a request whose wait has ended. */
const SLICE_MARGIN_MS = 5_000;
/** Pause between requests, for runtimes that answer at once although the run goes on, for instance because it is paused. */
const REPEAT_AFTER_MS = 250;
/** Default of the protocol for waiting. */
const DEFAULT_WAIT_MS = 300_000;

/** Requests the state of a run. */
export interface RunQuery<Run> {
  /** Asks the runtime to wait for the end of the run for `waitSecs`, and gives up on a response after `timeoutMs`. */
  ask(waitSecs: number, timeoutMs: number): Promise<Run>;
  isEnded(run: Run): boolean;
}

export interface WaitOptions {
  readonly runId: string;
  /** Name of the request, for errors. */
  readonly method: string;
  /** Limit of the whole wait in milliseconds. @default 300_000 */
  readonly timeoutMs?: number | undefined;
  /** Start of the wait. @default performance.now() */
  readonly startedMs?: number | undefined;
}

/**
 * Waits until a run has ended, by short requests that each wait for a part of the time: a single long one would be lost with
 * its connection.
 *
 * @throws CallbackTimeoutError when the run does not end in time; whatever `ask` throws, apart from its own timeouts.
 */
export async function waitForRun<Run>(
  query: RunQuery<Run>,
  { runId, method, timeoutMs = DEFAULT_WAIT_MS, startedMs = performance.now() }: WaitOptions,
): Promise<Run> {
  const endMs = startedMs + timeoutMs;
  for (;;) {
    const leftMs = endMs - performance.now();
    if (leftMs <= 0) throw new CallbackTimeoutError(method, timeoutMs, runId);
    const run = await askOnce(query, leftMs);
    if (run !== undefined && query.isEnded(run)) return run;
    if (run !== undefined) await new Promise((resolve) => setTimeout(resolve, REPEAT_AFTER_MS));
  }
}

/** Resolves with `undefined` if no response came in this slice: runtime 0.9 knows no time limit and simply waits on. */
async function askOnce<Run>({ ask }: RunQuery<Run>, leftMs: number): Promise<Run | undefined> {
  const secs = Math.max(1, Math.min(SLICE_SECS, Math.ceil(leftMs / 1_000)));
  try {
    return await ask(secs, Math.min(leftMs, secs * 1_000 + SLICE_MARGIN_MS));
  } catch (error) {
    if (error instanceof CallbackTimeoutError) return undefined;
    throw error;
  }
}
