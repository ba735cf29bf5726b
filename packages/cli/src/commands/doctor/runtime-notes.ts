import { createConfig, OrchestratorError } from "@stepflow/orchestrator";
import { createEngine, type RuntimeVersion, type Semantics } from "@stepflow/runtime";

/** What to know about a runtime, and whether it is so in a version. */
type Note = readonly [applies: (semantics: Semantics) => boolean, text: string];

const LATE_STEPS =
  "It never starts a step that only the result of another step makes necessary, and such a run does not end. `stepflow-worker validate` finds these steps.";
const PULLING =
  "It does not call workers: they pull tasks from a queue. `stepflow-worker config --mode queue` or `--mode command` writes such a configuration.";

const NOTES: readonly Note[] = [
  [
    ({ restartsWorker }) => restartsWorker === "afterFailure",
    "It restarts a worker that it has started after any error of a component, which ends the other executions there. Reach workers by URL to avoid this.",
  ],
  [
    ({ restartsWorker }) => restartsWorker === "afterTransportFailure",
    "It restarts a worker that it has started after a lost connection or an unreadable answer, which ends the other executions there.",
  ],
  [
    ({ startedWorkerExecutions }) => startedWorkerExecutions > 1,
    "It executes a component of a worker that it has started up to three times before a failure counts. Make components repeatable.",
  ],
  [
    ({ retries }) => retries === "everything",
    "It repeats every failed execution, also after errors that a repetition cannot mend. Make components repeatable.",
  ],
  [({ readsMaxRetries }) => !readsMaxRetries, "It ignores `onError` with the action `retry` in flows."],
  [
    ({ hasBlobApi }) => !hasBlobApi,
    "It has no Blob API over HTTP, so every blob travels in the event stream of its execution.",
  ],
  [
    ({ wrapsComponentErrors }) => wrapsComponentErrors,
    "Clients get the code 500 for every error of a component. Its own code and message are in `error.data.stack`.",
  ],
  [({ needs }) => needs === "initial", LATE_STEPS],
];

/** Returns what surprises users of a version, one sentence or two each. */
export function notesOn(version: string): readonly string[] {
  if (isPulling(version)) return [PULLING, LATE_STEPS];
  const semantics = semanticsOf(version);
  return semantics === undefined ? [] : NOTES.filter(([applies]) => applies(semantics)).map(([, text]) => text);
}

/** Whether workers pull is known by what a configuration of the version accepts. */
function isPulling(version: string): boolean {
  try {
    createConfig(version, { workers: { worker: { url: "http://127.0.0.1" } } });
    return false;
  } catch (error) {
    if (error instanceof OrchestratorError) return true;
    throw error;
  }
}

/** Undefined means a version that the embedded runtime does not know. */
function semanticsOf(version: string): Semantics | undefined {
  try {
    return createEngine({ version: version as RuntimeVersion, executeComponent: refuse }).semantics;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function refuse(): never {
  throw new Error("An engine without flows executes no components.");
}
