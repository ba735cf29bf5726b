import { delay, linkDeadline } from "../http/deadline.ts";
import { readEventStream } from "../http/event-stream.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { InvalidResponseError, NotServedError } from "../model/client-error.ts";
import type { RunEvent } from "../model/results.ts";
import { isObject } from "../responses/response-reader.ts";
import { RunView } from "./run-view.ts";
import { runPath } from "./runs.ts";
import { DEFAULT_RUN_TIMEOUT_MS, RunTimeoutError } from "./wait-for-run.ts";

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 1_000;

/** Follows a run until it has ended: by the runtime's event stream where and as long as there is one, else by asking again and again. */
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
    const view = new RunView(http, runId, linked.signal);
    const response = await openEvents(http, runId, linked.signal);
    if (response !== undefined) yield* streamed(view, checkStream(http, runId, response), linked.signal);
    yield* poll(view, linked.signal);
  } finally {
    linked.dispose();
  }
}

/** The event stream, or nothing where the runtime has none: 0.9 – 0.11 response its path with an empty 404. */
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

type EventStream = Response & { readonly body: ReadableStream<Uint8Array> };

function checkStream(http: Http, runId: string, response: Response): EventStream {
  const url = `${http.baseUrl}${runPath(runId)}/events`;
  const type = response.headers.get("content-type") ?? "none";
  if (type.includes("text/event-stream") && response.body !== null) return response as EventStream;
  void response.body?.cancel();
  throw new InvalidResponseError(`GET ${url} was answered with content type ${type}, not an event stream`, {
    method: "GET",
    url,
    status: response.status,
  });
}

/** Passes the events on, and tells what they mean for the run and its items. */
async function* streamed(
  view: RunView,
  { body }: EventStream,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, undefined> {
  for await (const event of readEventStream(body, signal)) {
    yield { type: "event", name: event.name, data: event.data };
    const kind = kindOf(event.data);
    // Each look asks for all items: with many of them, one a second has to do.
    const looks =
      kind === "RunCreated" || kind === "RunCompleted" || (kind === "StepCompleted" && view.ageMs > MAX_PAUSE_MS);
    if (looks) yield* view.refresh();
  }
}

/** The name of an event as runtimes since 0.12 send it: `{"event": {"RunCreated": …}}`. */
function kindOf(data: unknown): string | undefined {
  return isObject(data) && isObject(data["event"]) ? Object.keys(data["event"])[0] : undefined;
}

async function* poll(view: RunView, signal: AbortSignal): AsyncGenerator<RunEvent, void, undefined> {
  for (let pauseMs = FIRST_PAUSE_MS; !view.finished; pauseMs = Math.min(pauseMs * 1.5, MAX_PAUSE_MS)) {
    for await (const event of view.refresh()) {
      yield event;
      pauseMs = FIRST_PAUSE_MS;
    }
    if (!view.finished) await delay(pauseMs, signal);
  }
}
