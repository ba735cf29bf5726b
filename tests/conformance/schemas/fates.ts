import { type Exchange, messageOf } from "./exchanges.ts";
import { isRecord, type Recording } from "./recordings.ts";

/** How a runtime treated the answer of a worker, if the recording shows it. */
export type Fate = "accepted" | "refused" | "unknown";

/**
 * Whether the runtime accepted the answer as a message of its protocol. An understood JSON-RPC error is accepted, although the step fails.
 */
export function fateOf(exchange: Exchange): Fate {
  switch (exchange.method) {
    case "initialize":
      return followedBy(exchange, ({ method }) => method === "initialized") ? "accepted" : "refused";
    case "components/list":
      return listFate(exchange.recording);
    default:
      return executeFate(exchange);
  }
}

/** The runtime asks for the list only when its own REST endpoint is called, and passes a failure on. */
function listFate(recording: Recording): Fate {
  const statuses = (recording.rest ?? [])
    .filter(({ request }) => /\/components(?:\?|$)/.test(request.path))
    .map(({ response }) => response?.status);
  if (statuses.includes(500)) return "refused";
  return statuses.includes(200) ? "accepted" : "unknown";
}

function executeFate(exchange: Exchange): Fate {
  const { run, step, attempt } = executionOf(exchange.request);
  const outcomes = outcomesOf(exchange.recording, run);
  const failures = outcomes.filter(({ outcome }) => outcome === "failed").map(({ error }) => error);
  const isRepeated = followedBy(exchange, (message) => {
    const other = executionOf(message);
    return other.run === run && other.step === step && other.attempt === attempt + 1;
  });
  if (outcomes.length === 0 || hasDefaults(exchange.recording)) return "unknown";
  const error = exchange.answer?.["error"];
  if (isRecord(error)) return errorFate(failures, String(error["code"]));
  if (isRepeated || failures.length === outcomes.length) return "refused";
  return failures.length === 0 ? "accepted" : "unknown";
}

/** An accepted error reaches the user. Without any failure, a later attempt has replaced it. */
function errorFate(failures: readonly unknown[], code: string): Fate {
  if (failures.length === 0) return "unknown";
  return failures.every((failure) => reports(failure, code)) ? "accepted" : "refused";
}

/** A flow with `onError: useDefault` succeeds whatever its worker answers. */
function hasDefaults(recording: Recording): boolean {
  return (recording.rest ?? []).some(({ request }) => JSON.stringify(request.body ?? null).includes('"useDefault"'));
}

/** 0.11 passes the code on; older runtimes write it into the innermost text of the stack. */
function reports(error: unknown, code: string): boolean {
  if (!isRecord(error)) return false;
  return String(error["code"]) === code || JSON.stringify(error["data"] ?? null).includes(`(${code}): `);
}

function executionOf(request: Readonly<Record<string, unknown>>): { run: unknown; step: unknown; attempt: number } {
  const params = isRecord(request["params"]) ? request["params"] : {};
  const place = isRecord(params["observability"]) ? params["observability"] : {};
  return { run: place["run_id"], step: place["step_id"], attempt: Number(params["attempt"]) };
}

function followedBy(exchange: Exchange, test: (message: Readonly<Record<string, unknown>>) => boolean): boolean {
  const later = (exchange.recording.wire ?? []).slice(exchange.position + 1).map(messageOf);
  return later.some((message) => message !== undefined && test(message));
}

interface Outcome {
  readonly outcome?: unknown;
  readonly error?: unknown;
}

/** How the items of a run ended, from the REST API, or from the answer to the component that had submitted the run. */
function outcomesOf(recording: Recording, run: unknown): Outcome[] {
  const bodies = (recording.rest ?? []).map(({ request, response }) => ({ path: request.path, body: response?.body }));
  const told = bodies.filter(
    ({ path, body }) => path.endsWith(`/runs/${String(run)}/items`) || (isRecord(body) && body["runId"] === run),
  );
  const answers = (recording.wire ?? []).map((entry) => messageOf(entry)?.["result"]);
  return [
    ...told.map(({ body }) => body),
    ...answers.filter((result) => isRecord(result) && result["runId"] === run),
  ].flatMap(resultsIn);
}

function resultsIn(body: unknown): Outcome[] {
  if (!isRecord(body)) return [];
  const items = [body["items"], body["results"]].flatMap((list) => (Array.isArray(list) ? list : []));
  return [body, ...items]
    .map((item) => (isRecord(item) ? item["result"] : undefined))
    .filter((result): result is Outcome => isRecord(result));
}
