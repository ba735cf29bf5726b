import type { FlowStepOverride } from "@stepflow/protocol";
import type { Rest } from "@stepflow/protocol/documents";
import { defined } from "@stepflow/protocol/internal-client";
import { checkWholeNumber } from "../http/check-number.ts";
import type { CallOptions, Http } from "../http/http.ts";
import { toPathId } from "../http/path-id.ts";
import { NotServedError } from "../model/client-error.ts";
import { type ItemResult, isFinished, type RunStatus, type SubmittedRun } from "../model/results.ts";
import { readTraits } from "../resources/runtime-traits.ts";
import { byIndex, readItem, readOutcome, readStatus, runMembers } from "../responses/read-run.ts";
import { ResponseReader, type Unread } from "../responses/response-reader.ts";
import { getRunItems } from "./get-run-items.ts";

/** Settings of a run for {@link Client.submit} and {@link Client.run}. */
export interface RunSettings {
  /**
   * Largest number of steps that execute at once.
   *
   * @default the number of items on 0.9 and 0.10, 10 since 0.11
   */
  readonly maxConcurrency?: number | undefined;
  /** Changes of steps, by step id. */
  readonly overrides?: Readonly<Record<string, FlowStepOverride>> | undefined;
  /** Values of the flow's variables, by name. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Options of {@link Client.submit}. */
export interface SubmitOptions extends CallOptions, RunSettings {
  /**
   * Whether the call waits until the run has ended. Runtime 0.9 always waits.
   *
   * @default false
   */
  readonly wait?: boolean | undefined;
  /**
   * Time in seconds that the runtime waits with `wait`. After it, the call returns the status `running`.
   *
   * @default 300
   */
  readonly timeoutSecs?: number | undefined;
}

/** Extra time for a request beyond the time that the runtime waits. */
const GRACE_MS = 10_000;
const DEFAULT_WAIT_SECS = 300;

export async function submit(
  http: Http,
  flowId: string,
  inputs: readonly unknown[],
  options: SubmitOptions = {},
): Promise<SubmittedRun> {
  const { signal, wait, timeoutSecs } = options;
  check(inputs, options);
  // The caller may change the list while the run is waited for.
  const itemCount = inputs.length;
  const timeoutMs = options.timeoutMs ?? (wait ? (timeoutSecs ?? DEFAULT_WAIT_SECS) * 1000 + GRACE_MS : undefined);
  if (inputs.length === 0) await refuseEmptyRun(http, signal);
  const json: Rest.CreateRunRequest = {
    flowId: toPathId("flowId", flowId),
    input: [...inputs],
    ...defined({ wait, timeoutSecs, maxConcurrency: options.maxConcurrency, variables: options.variables }),
    ...(await toOverrides(http, options)),
  };
  const { response, value } = await http.sendJson({ signal, timeoutMs, method: "POST", path: "/runs", json });
  const reader = new ResponseReader(response);
  const body = reader.object<SubmitResponse>(value);
  const members = runMembers(reader, body);
  const run = {
    runId: reader.string(members, "runId"),
    status: readStatus(reader, members),
    itemCount,
  };
  if (!wait || !isFinished(run.status)) return run;
  const items = readOwnItems(reader, body, run.status) ?? (await getRunItems(http, run.runId, { signal, timeoutMs }));
  return { ...run, items };
}

/** The members of the responses of 0.9 and of later runtimes. */
type SubmitResponse = Rest.CreateRunResponse & Rest.CreateRunResponseV0;

/** Reads the results in the response. Runtimes since 0.10 send all of them, 0.9 sends the result of a single item only. */
function readOwnItems(
  reader: ResponseReader,
  body: Unread<SubmitResponse>,
  status: RunStatus,
): ItemResult[] | undefined {
  if (Array.isArray(body.results)) {
    return reader.list(body, "results", (item: Unread<Rest.ItemResult>) => readItem(reader, item)).sort(byIndex);
  }
  const only = readOutcome(reader, body);
  return only.result === undefined ? undefined : [{ itemIndex: 0, status, ...only }];
}

function check(inputs: readonly unknown[], options: SubmitOptions): void {
  if (!Array.isArray(inputs)) {
    throw new TypeError("inputs must be an array with one element per item. Wrap a single input: [input].");
  }
  // With maxConcurrency 0 the runtime never responds.
  checkWholeNumber("maxConcurrency", options.maxConcurrency, 1);
  checkWholeNumber("timeoutSecs", options.timeoutSecs, 0);
}

// Runtime 0.9 never responds to a run without items, so the request must not be sent.
async function refuseEmptyRun(http: Http, signal: AbortSignal | undefined): Promise<void> {
  if ((await readTraits(http, signal)).endsEmptyRuns) return;
  throw new NotServedError("Runtime 0.9 never responds to a run without items.", {
    method: "POST",
    url: `${http.baseUrl}/runs`,
    hint: "Pass at least one input.",
  });
}

/** Overrides are the steps themselves on 0.9, and the member `steps` of an object later. */
async function toOverrides(http: Http, options: SubmitOptions): Promise<Pick<Rest.CreateRunRequest, "overrides">> {
  const { overrides, signal } = options;
  if (overrides === undefined || Object.keys(overrides).length === 0) return {};
  // JSON has no undefined `$type`.
  const steps = overrides as Rest.StepOverrides;
  return { overrides: (await readTraits(http, signal)).overrides === "bare" ? steps : { steps } };
}
