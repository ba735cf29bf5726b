import type { Rest } from "@stepflow/protocol/documents";
import { sleep } from "@stepflow/protocol/internal-client";
import { checkTimeout } from "../http/deadline.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { ClientError, RequestTimeoutError, RuntimeFailedError } from "../model/client-error.ts";
import { isFinished, type RunResult, type RunStatus } from "../model/results.ts";
import { readStatus, runMembers } from "../responses/read-run.ts";
import { ResponseReader } from "../responses/response-reader.ts";
import { getRunItems } from "./get-run-items.ts";
import { runPath } from "./run-path.ts";

/** Default time limit of {@link Client.run}, {@link Client.waitForRun} and {@link Client.follow}, in milliseconds. */
export const DEFAULT_RUN_TIMEOUT_MS = 300_000;

/** The run did not end within the time limit of the call. It continues in the runtime. */
export class RunTimeoutError extends ClientError {
  override readonly name = "RunTimeoutError";
  /** Id of the run, for `waitForRun` or `cancelRun`. */
  readonly runId: string;

  constructor(http: Http, runId: string, timeoutMs: number) {
    super(`Run ${runId} had not ended after ${Math.ceil(timeoutMs)} ms.`, {
      method: "GET",
      url: `${http.baseUrl}${runPath(runId)}`,
      code: "ETIMEDOUT",
      hint: `It continues in the runtime. Call waitForRun("${runId}") to wait longer, or cancelRun("${runId}") to cancel it.`,
    });
    this.runId = runId;
  }
}

/** Longest wait of one request. It is short so that a lost connection is noticed. */
const MAX_WAIT_SECS = 30;
const GRACE_MS = 10_000;
const FIRST_PAUSE_MS = 20;
const MAX_PAUSE_MS = 1_000;

/** Waits until the run has ended and returns its items. The time limit counts from `startedMs`, a value of `performance.now()`. */
export async function waitForRun(
  http: Http,
  runId: string,
  options: CallOptions = {},
  startedMs: number = performance.now(),
): Promise<RunResult> {
  const timeoutMs = checkTimeout(options.timeoutMs ?? DEFAULT_RUN_TIMEOUT_MS);
  const { signal } = options;
  const deadline = startedMs + timeoutMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, MAX_PAUSE_MS)) {
    const remainingMs = deadline - performance.now();
    if (remainingMs <= 0) throw new RunTimeoutError(http, runId, timeoutMs);
    const status = await waitOnce(http, runId, remainingMs, signal);
    if (status !== undefined && isFinished(status)) {
      return { runId, status, items: await getRunItems(http, runId, { signal }) };
    }
    // Runtime 0.9 ignores `wait` and responds at once.
    await sleep(Math.min(pauseMs, Math.max(deadline - performance.now(), 0)), signal);
  }
}

/** Requests the status of the run. Runtimes since 0.10 respond when the run has ended or after `timeoutSecs`. */
async function waitOnce(
  http: Http,
  runId: string,
  remainingMs: number,
  signal: AbortSignal | undefined,
): Promise<RunStatus | undefined> {
  const timeoutSecs = toWaitSecs(remainingMs);
  const timeoutMs = Math.min(timeoutSecs * 1000 + GRACE_MS, remainingMs);
  const query = { wait: true, timeoutSecs };
  try {
    const { response, value } = await http.sendJson({ method: "GET", path: runPath(runId), query, signal, timeoutMs });
    const reader = new ResponseReader(response);
    return readStatus(reader, runMembers(reader, reader.object<Rest.RunDetails>(value)));
  } catch (error) {
    if (error instanceof RequestTimeoutError) return undefined;
    if (!(error instanceof RuntimeFailedError)) throw error;
    // 0.10 and 0.11 fail with 500 if a request waits for an unknown run.
    const { getRun } = await import("./get-run.ts");
    return (await getRun(http, runId, { signal, timeoutMs })).status;
  }
}

/** Time that the runtime waits: whole seconds within the remaining time. */
export function toWaitSecs(remainingMs: number): number {
  return Math.max(0, Math.min(MAX_WAIT_SECS, Math.floor(remainingMs / 1000)));
}
