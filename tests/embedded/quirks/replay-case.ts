import {
  createRuntime,
  type Overrides,
  putJson,
  type Runtime,
  type RuntimeVersion,
  readFlow,
  type WorkerSource,
} from "@stepflow/runtime";
import { isRecord, type Recording } from "../../conformance/schemas/recordings.ts";
import { type Exchange, exchangesOf, type RecordedBlob, type RecordedRun, runsOf } from "./recorded-case.ts";
import { flowsOf, STORED_BEFORE } from "./recorded-flows.ts";
import { RecordedWorker } from "./recorded-worker.ts";
import { relayTo } from "./relay.ts";

/** Blobs that were stored before the recordings began. */
const BLOBS: readonly RecordedBlob[] = [{ data: { hello: "blob" }, type: "data" }, { bytes: Uint8Array.of(0, 1, 255) }];
const SILENT = { debug() {}, warn() {}, error() {} };

/** The result of a replay. */
export interface Replay {
  /** All differences. */
  readonly complaints: readonly string[];
  /** The number of answers that were given as recorded, and the requests of those that were not. */
  readonly count: number;
  readonly left: readonly unknown[];
}

/** Repeats the runs of a recording with its worker and returns the differences. */
export async function replayCase(
  recording: Recording,
  flows: ReadonlyMap<string, object>,
  blobs: readonly RecordedBlob[],
): Promise<Replay> {
  const exchanges = completed(recording.case, exchangesOf(recording));
  const handshake = { serverProtocolVersion: 1, server_protocol_version: 1 };
  const knowsRefs = /^blobref_(on|big|default)/.test(recording.case);
  const worker = new RecordedWorker(exchanges, { ...handshake, ...(knowsRefs ? { supportsBlobRefs: true } : {}) });
  await using relay = recording.case.startsWith("subprocess_") ? await relayTo(worker) : undefined;
  const opened = await openRuntime(recording, relay?.source ?? worker);
  if (!("engine" in opened)) {
    const complaints = recording.serverUp === false ? [] : [`the runtime refuses to start: ${opened.reason}`];
    return { complaints, ...worker.played };
  }
  await using runtime = opened;
  if (recording.serverUp === false) {
    return { complaints: ["the runtime has started, the real one had not"], ...worker.played };
  }
  for (const flow of [...STORED_BEFORE, ...flowsOf([recording]).values()]) {
    await runtime.engine.storeFlow(readFlow(flow, { unknownFields: "report" }));
  }
  for (const blob of [...blobs, ...BLOBS]) {
    if ("bytes" in blob) await runtime.engine.blobs.put(blob.bytes, { type: "binary" });
    else await putJson(runtime.engine.blobs, blob.data, { type: blob.type });
  }
  const complaints: string[] = [];
  for (const { request, response } of recording.rest ?? []) {
    if (!request.path.startsWith("/api/v1/components")) continue;
    const isListed = await runtime.components().then(
      () => true,
      () => false,
    );
    if (isListed !== (response?.status === 200)) complaints.push(`components are listed: ${isListed}`);
  }
  const runs = runsOf(recording);
  if (runs.length === 0) await executeAgain(runtime, exchanges);
  const check = async (run: RecordedRun): Promise<void> => {
    const results = await runAgain(runtime, run, flows, recording.version as RuntimeVersion);
    const complaint = worker.translation.compare(run.results, results, "results");
    if (complaint !== undefined) complaints.push(complaint);
  };
  if (recording.case.startsWith("subprocess_collateral")) await Promise.all(runs.map(check));
  else for (const run of runs) await check(run);
  await worker.untilPlayed();
  const counted = compareExecutions(exchanges, worker);
  const all = [...complaints, ...(counted === undefined ? [] : [counted]), ...worker.complaints];
  return { complaints: all, ...worker.played };
}

/** Completes the exchanges of recordings that begin too late or end too early. */
function completed(name: string, exchanges: readonly Exchange[]): readonly Exchange[] {
  // This recording ends before the worker answers the execution.
  if (name === "trace_initialize") return exchanges.filter(({ sent }) => sent.length > 0);
  if (name !== "subprocess_after_crashes") return exchanges;
  // This recording begins after the first attempt, which found no process.
  const lost = exchanges.flatMap(({ message }): Exchange[] => {
    if (message["method"] !== "components/execute" || !isRecord(message["params"])) return [];
    const first = { ...message, id: "lost", params: { ...message["params"], attempt: 1 } };
    return [{ at: -1, pid: 0, message: first, sent: [{ kind: "break", at: -1 }] }];
  });
  return [...lost, ...exchanges];
}

async function openRuntime(
  { version, case: name }: Recording,
  source: WorkerSource,
): Promise<Runtime | { readonly reason: string }> {
  try {
    return await createRuntime({
      workers: { lab: source },
      quirks: version as RuntimeVersion,
      retry: { backoff: { type: "constant", delayMs: 1 } },
      ...(name.startsWith("blobref_o") ? { blobApi: { thresholdBytes: 100 } } : {}),
      logger: SILENT,
      timeoutMs: 20_000,
    });
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

/** Repeats each first attempt, for recordings without their runs. */
async function executeAgain(runtime: Runtime, exchanges: readonly Exchange[]): Promise<void> {
  const first = exchanges.flatMap(({ message: { method, params } }) =>
    method === "components/execute" && isRecord(params) && params["attempt"] === 1 ? [params] : [],
  );
  await Promise.all(first.map(({ component, input }) => runtime.execute(`/lab${component}`, input)));
}

async function runAgain(
  { engine }: Runtime,
  { flowId, inputs, body }: RecordedRun,
  flows: ReadonlyMap<string, object>,
  version: RuntimeVersion,
): Promise<readonly unknown[]> {
  const source = flows.get(flowId);
  if (source === undefined) throw new Error(`No recording has stored the flow ${flowId}.`);
  const flow = readFlow(source, { version, unknownFields: "report" });
  await engine.storeFlow(flow);
  const { variables, maxConcurrency, overrides } = body;
  const results: unknown[] = [];
  const { ended } = engine.submit(flow, inputs, {
    ...(isRecord(variables) ? { variables } : {}),
    ...(typeof maxConcurrency === "number" ? { maxConcurrency } : {}),
    ...(isRecord(overrides)
      ? { overrides: { steps: (version === "0.9.0" ? overrides : overrides["steps"]) as Overrides["steps"] } }
      : {}),
    onItem: ({ itemIndex, result }) => {
      results[itemIndex] = result;
    },
  });
  await ended;
  return results;
}

/** Compares the executed components and their attempts. */
function compareExecutions(exchanges: readonly Exchange[], worker: RecordedWorker): string | undefined {
  const recorded = exchanges.flatMap(({ message: { method, params } }) =>
    method === "components/execute" && isRecord(params) ? [params] : [],
  );
  const [then, now] = [recorded, worker.executions].map((executions) =>
    executions.map(({ component, attempt }) => `${component} ${attempt}`).sort(),
  );
  return then?.join() === now?.join() ? undefined : `executions: ${then?.join()}, now ${now?.join()}`;
}
