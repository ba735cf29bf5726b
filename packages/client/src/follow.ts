import { InvalidResponseError, NotServedError } from "./client-error.ts";
import { delay, linkDeadline } from "./deadline.ts";
import { readEventStream } from "./event-stream.ts";
import type { CallOptions, Http } from "./http.ts";
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
  const { timeoutMs = DEFAULT_RUN_TIMEOUT_MS } = options;
  options.signal?.throwIfAborted();
  const onTimeout = (): Error => new RunTimeoutError(http, runId, timeoutMs);
  const linked = linkDeadline({ signal: options.signal, timeoutMs, onTimeout });
  try {
    const response = await openEvents(http, runId, linked.signal);
    yield* response === undefined ? poll(http, runId, linked.signal) : streamed(http, runId, response, linked.signal);
  } finally {
    linked.dispose();
  }
}

/** The event stream, or nothing where the runtime has none: 0.9 – 0.11 answer its path with an empty 404. */
async function openEvents(http: Http, runId: string, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await http.open({
      method: "GET",
      path: `${runPath(runId)}/events`,
      // 0.13 reads the id from the query and overlooks it in the path.
      query: { runId },
      headers: { accept: "text/event-stream" },
      signal,
    });
  } catch (error) {
    if (error instanceof NotServedError) return undefined;
    throw error;
  }
}

async function* streamed(
  http: Http,
  runId: string,
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, undefined> {
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
  for await (const event of readEventStream(response.body, signal)) {
    yield { type: "event", name: event.name, data: event.data };
  }
}

async function* poll(http: Http, runId: string, signal: AbortSignal): AsyncGenerator<RunEvent, void, undefined> {
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
    await delay(pauseMs, signal);
  }
}

async function* newItems(
  http: Http,
  runId: string,
  told: Set<number>,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, undefined> {
  for (const item of await getRunItems(http, runId, { signal })) {
    if (!isFinished(item.status) || told.has(item.itemIndex)) continue;
    told.add(item.itemIndex);
    yield { type: "item", item };
  }
}
