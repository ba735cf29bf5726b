import { InvalidResponseError } from "./client-error.ts";
import { delay } from "./deadline.ts";
import { readEventStream } from "./event-stream.ts";
import type { CallOptions, Http } from "./http.ts";
import { toResponseError } from "./response-error.ts";
import { type ItemResult, isFinished, type RunSummary } from "./results.ts";
import { getRun, getRunItems, runPath } from "./runs.ts";
import { DEFAULT_RUN_TIMEOUT_MS, RunTimeoutError } from "./wait-for-run.ts";

/** What {@link Client.follow} tells. */
export type RunEvent =
  /** The run's status or item counts changed. The last one has a final status. */
  | { readonly type: "run"; readonly run: RunSummary }
  /** An item has ended; each is told once. */
  | { readonly type: "item"; readonly item: ItemResult }
  /** An event as a runtime with an event stream sends it (0.12 and later). */
  | { readonly type: "event"; readonly name: string; readonly data: unknown };

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 1_000;

/** Follows a run until it has ended: by the runtime's event stream where it has one, else by asking again and again. */
export async function* follow(
  http: Http,
  runId: string,
  options: CallOptions = {},
): AsyncGenerator<RunEvent, void, undefined> {
  const { signal } = options;
  const response = await http.open({
    method: "GET",
    path: `${runPath(runId)}/events`,
    headers: { accept: "text/event-stream" },
    signal,
  });
  if (response.ok) {
    yield* followStream(http, runId, response);
    return;
  }
  const text = await response.text();
  // Runtimes 0.9 – 0.11 have no such path and say so with an empty 404.
  if (response.status !== 404) {
    throw toResponseError({ method: "GET", url: `${http.baseUrl}${runPath(runId)}/events` }, response.status, text);
  }
  yield* poll(http, runId, options);
}

async function* followStream(http: Http, runId: string, response: Response): AsyncGenerator<RunEvent, void, undefined> {
  const url = `${http.baseUrl}${runPath(runId)}/events`;
  const type = response.headers.get("content-type") ?? "none";
  if (!type.includes("text/event-stream") || response.body === null) {
    await response.body?.cancel();
    throw new InvalidResponseError(`GET ${url} was answered with content type ${type}, not an event stream`, {
      method: "GET",
      url,
      status: response.status,
    });
  }
  for await (const event of readEventStream(response.body)) {
    yield { type: "event", name: event.name, data: event.data };
  }
}

async function* poll(http: Http, runId: string, options: CallOptions): AsyncGenerator<RunEvent, void, undefined> {
  const { signal, timeoutMs = DEFAULT_RUN_TIMEOUT_MS } = options;
  const deadline = Date.now() + timeoutMs;
  const told = new Set<number>();
  let last = "";
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, MAX_PAUSE_MS)) {
    const { inputs: _, ...run } = await getRun(http, runId, { signal });
    const state = JSON.stringify([run.status, run.items]);
    if (state !== last) {
      last = state;
      pauseMs = FIRST_PAUSE_MS;
      if (run.items.total > run.items.running || isFinished(run.status)) yield* newItems(http, runId, told, signal);
      yield { type: "run", run };
    }
    if (isFinished(run.status)) return;
    if (Date.now() >= deadline) throw new RunTimeoutError(http, runId, timeoutMs);
    await delay(pauseMs, signal);
  }
}

async function* newItems(
  http: Http,
  runId: string,
  told: Set<number>,
  signal: AbortSignal | undefined,
): AsyncGenerator<RunEvent, void, undefined> {
  for (const item of await getRunItems(http, runId, { signal })) {
    if (!isFinished(item.status) || told.has(item.itemIndex)) continue;
    told.add(item.itemIndex);
    yield { type: "item", item };
  }
}
