import { sleep } from "@stepflow/protocol/internal-client";
import { checkWholeNumber } from "../http/check-number.ts";
import { checkTimeout, linkDeadline } from "../http/deadline.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { InvalidResponseError, NotServedError } from "../model/client-error.ts";
import type { RunEvent } from "../model/results.ts";
import { isObject } from "../responses/response-reader.ts";
import { runPath } from "./run-path.ts";
import { RunView } from "./run-view.ts";
import { DEFAULT_RUN_TIMEOUT_MS, RunTimeoutError } from "./wait-for-run.ts";
import { WatchedStream } from "./watched-stream.ts";

/** Options of {@link Client.follow}. */
export interface FollowOptions extends CallOptions {
  /**
   * Sequence number of the first event of the event stream to yield. To continue after an interruption, pass the `sequence` of the last event
   * plus 1. The current states of the run and its items are yielded in any case.
   *
   * @default 0
   */
  readonly since?: number | undefined;
}

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 1_000;
/** Longest time without an event after which the run is requested. */
const MAX_SILENCE_MS = 10_000;

/** Yields the events of a run until it has ended: from the runtime's event stream while there is one, otherwise by polling. */
export async function* follow(
  http: Http,
  runId: string,
  options: FollowOptions = {},
): AsyncGenerator<RunEvent, void, undefined> {
  const { timeoutMs = DEFAULT_RUN_TIMEOUT_MS } = options;
  checkWholeNumber("since", options.since, 0);
  options.signal?.throwIfAborted();
  const onTimeout = (): Error => new RunTimeoutError(http, runId, timeoutMs);
  const linked = linkDeadline({ signal: options.signal, timeoutMs: checkTimeout(timeoutMs), onTimeout });
  try {
    const view = new RunView(http, runId, linked.signal);
    const response = await openEvents(http, runId, options.since, linked.signal);
    if (response !== undefined) yield* streamed(view, checkStream(http, runId, response), linked.signal);
    yield* poll(view, linked.signal);
  } finally {
    linked.dispose();
  }
}

/**
 * Opens the event stream. Returns undefined if the runtime has none: 0.9 to 0.11 respond with an empty 404.
 *
 * @throws NotServedError if the runtime has none and `since` is given, because there are no sequence numbers.
 */
async function openEvents(
  http: Http,
  runId: string,
  since: number | undefined,
  signal: AbortSignal,
): Promise<Response | undefined> {
  try {
    return await http.open({
      method: "GET",
      path: `${runPath(runId)}/events`,
      // 0.13 reads the id from the query and ignores the one in the path.
      query: { runId, since },
      headers: { accept: "text/event-stream" },
      signal,
    });
  } catch (error) {
    if (!(error instanceof NotServedError)) throw error;
    if (since === undefined) return undefined;
    const facts = { method: "GET", url: `${http.baseUrl}${runPath(runId)}/events` };
    const hint = "Omit since: the client then polls the run and yields its states.";
    throw new NotServedError("This runtime has no event stream, so its events have no sequence numbers.", {
      ...facts,
      hint,
    });
  }
}

type EventStream = Response & { readonly body: ReadableStream<Uint8Array> };

function checkStream(http: Http, runId: string, response: Response): EventStream {
  const url = `${http.baseUrl}${runPath(runId)}/events`;
  const type = response.headers.get("content-type") ?? "none";
  if (type.includes("text/event-stream") && response.body !== null) return response as EventStream;
  void response.body?.cancel();
  throw new InvalidResponseError(`GET ${url} was answered with content type ${type}, which is not an event stream`, {
    method: "GET",
    url,
    status: response.status,
  });
}

/**
 * Yields the events of the stream, and the resulting changes of the run and its items. Ends when the stream ends or breaks. While the
 * stream is silent, the run is requested from time to time, because a proxy may hold events back.
 */
async function* streamed(
  view: RunView,
  { body }: EventStream,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, undefined> {
  const stream = new WatchedStream(body, signal);
  let silenceMs = MAX_PAUSE_MS;
  try {
    for (;;) {
      // The runtime closes the stream of a run that has ended. A proxy may not.
      const event = await stream.next(view.finished ? MAX_PAUSE_MS : silenceMs);
      if (event === "ended" || (event === "silent" && view.finished)) return;
      if (event === "silent") {
        silenceMs = Math.min(silenceMs * 1.5, MAX_SILENCE_MS);
        yield* view.refresh();
        continue;
      }
      silenceMs = MAX_PAUSE_MS;
      yield { type: "event", name: event.name, data: event.data, sequence: sequenceOf(event.data) };
      if (isDue(event.data, view)) yield* view.refresh();
    }
  } finally {
    stream.close();
  }
}

/** Whether an event shows a change of the run. Each refresh requests all items, so with many items it happens once per second. */
function isDue(data: unknown, view: RunView): boolean {
  const kind = kindOf(data);
  return kind === "RunCreated" || kind === "RunCompleted" || (kind === "StepCompleted" && view.ageMs > MAX_PAUSE_MS);
}

function sequenceOf(data: unknown): number | undefined {
  const sequence = isObject(data) ? data["sequenceNumber"] : undefined;
  return typeof sequence === "number" ? sequence : undefined;
}

/** The kind of an event, which is sent as `{"event": {"RunCreated": …}}`. */
function kindOf(data: unknown): string | undefined {
  return isObject(data) && isObject(data["event"]) ? Object.keys(data["event"])[0] : undefined;
}

async function* poll(view: RunView, signal: AbortSignal): AsyncGenerator<RunEvent, void, undefined> {
  for (let pauseMs = FIRST_PAUSE_MS; !view.finished; pauseMs = Math.min(pauseMs * 1.5, MAX_PAUSE_MS)) {
    for await (const event of view.refresh()) {
      yield event;
      pauseMs = FIRST_PAUSE_MS;
    }
    if (!view.finished) await sleep(pauseMs, signal);
  }
}
