import type { FlowResult } from "@stepflow/protocol";
import type { FlowDocument } from "@stepflow/protocol/internal-flows";
import {
  createRuntime,
  type ReadFlowOptions,
  type Runtime,
  readFlow,
  type StepRecord,
  systemClock,
  type WorkerSource,
} from "@stepflow/runtime";
import { CliError } from "../exit/cli-error.ts";
import { watchFetch } from "../wire/watch-fetch.ts";
import { startForEmbedded } from "../workers/start-embedded.ts";
import { startBlobTap } from "./blob-tap.ts";
import { describeWorker } from "./describe-worker.ts";
import { type EmbeddedFlags, toEmbeddedOptions } from "./embedded-flags.ts";
import { reportSteps, withWaiting } from "./live-steps.ts";
import type { FinishedRun, LiveStep, RunTarget, StepReport } from "./run-target.ts";
import type { SourceRun } from "./source-run.ts";
import type { TargetParts } from "./target-parts.ts";

/** Opens the embedded runtime. */
export async function openEmbedded(parts: TargetParts): Promise<RunTarget> {
  const { workers, config, runs, embedded, notes, signal, timeoutMs, io } = parts;
  const sources = await startForEmbedded(workers, signal);
  // A configuration may have a Blob API of its own.
  const blobs = notes && config === undefined ? await startBlobTap(notes.conversation) : undefined;
  const runtime = await createRuntime({
    ...toEmbeddedOptions(embedded, io.cwd),
    workers: sources,
    config,
    runs: runs === undefined ? undefined : { folder: runs },
    // The deadline of the command ends the run.
    timeoutMs,
    intercept: notes && ((_worker, fetch) => watchFetch(fetch, notes.conversation)),
    blobApi: blobs && { url: blobs.url },
  }).catch(async (error: unknown) => {
    await blobs?.[Symbol.asyncDispose]();
    throw error;
  });
  const url = blobs && (await runtime.listen()).url;
  if (url !== undefined) blobs?.forwardTo(url);
  return {
    places: {
      runtime: `embedded (@stepflow/runtime)${url === undefined ? "" : `, at ${url}`}`,
      workers: workers.list.map((worker) => describeWorker(worker, urlOf(sources[worker.name]))),
    },
    async run({ path, text }, inputs, { overrides, onItem, onSteps, timeoutMs: _ownLimit, ...options }) {
      const flow = readFlow(text, { source: path, ...rulesOf(embedded, runtime) });
      await runtime.engine.storeFlow(flow);
      const results: (FlowResult | undefined)[] = inputs.map(() => undefined);
      const { runId, ended } = runtime.engine.submit(flow, inputs, {
        ...options,
        overrides: overrides === undefined ? undefined : { steps: overrides },
        onItem({ itemIndex, result }) {
          results[itemIndex] = result;
          onItem?.(itemIndex, result);
        },
      });
      const liveSteps = () => readLiveSteps(runtime, runId, flow.document);
      const live = onSteps && followSteps(runtime, runId, liveSteps, (steps) => onSteps(steps, runId));
      await ended.finally(live);
      options.signal.throwIfAborted();
      return {
        runId,
        results,
        steps: async (itemIndex) => stepsOf(runtime, runId, itemIndex),
        liveSteps,
      } satisfies FinishedRun;
    },
    async outputSchemaOf(path) {
      return (await runtime.components()).find(({ paths }) => paths.includes(path))?.outputSchema;
    },
    source: async (runId, item) => readSource(runtime, runId, item),
    async [Symbol.asyncDispose]() {
      await runtime.close();
      await blobs?.[Symbol.asyncDispose]();
    },
  };
}

function urlOf(source: WorkerSource | undefined): string | undefined {
  return typeof source === "object" && "url" in source ? String(source.url) : undefined;
}

/** Reports the steps of a run whenever they change. Returns a function that ends this. */
function followSteps(
  runtime: Runtime,
  runId: string,
  read: () => Promise<readonly LiveStep[]>,
  onSteps: (steps: readonly LiveStep[]) => void,
): () => void {
  const report = reportSteps(read, onSteps);
  report.changed();
  const unsubscribe = runtime.engine.subscribe((event) => {
    if (event.runId === runId) report.changed();
  });
  return () => {
    unsubscribe();
    report.stop();
  };
}

async function readLiveSteps(runtime: Runtime, runId: string, flow: FlowDocument): Promise<LiveStep[]> {
  const item = runtime.engine.runs.items(runId)?.find(({ itemIndex }) => itemIndex === 0);
  return withWaiting(flow, (item?.steps ?? []).map(toLiveStep));
}

function toLiveStep(step: StepRecord): LiveStep {
  const { stepId, component, state, ms } = toReport(step);
  return {
    stepId,
    component: component ?? step.component,
    state,
    attempt: step.attempts.at(-1)?.attempt,
    ms: ms ?? systemClock.now() - step.startedAt,
    callbacks: [],
    log: [],
    result: step.result,
  };
}

/** Real runtimes ignore unknown members, so that the imitation of one does. */
function rulesOf({ quirks }: EmbeddedFlags, { engine }: Runtime): Pick<ReadFlowOptions, "version" | "unknownFields"> {
  return { version: engine.semantics.version, unknownFields: quirks === undefined ? "refuse" : "report" };
}

function readSource(runtime: Runtime, runId: string, index: number | undefined): SourceRun {
  const run = runtime.engine.runs.get(runId);
  const items = runtime.engine.runs.items(runId) ?? [];
  if (run === undefined) throw new CliError("usage", `There is no run ${runId} in the folder of runs.`);
  if (index === undefined && run.items.total !== 1) {
    throw new CliError("usage", `Run ${runId} has ${run.items.total} items. Choose one by --item.`);
  }
  const item = items[index ?? 0];
  if (item === undefined) throw new CliError("usage", `Run ${runId} has no item ${index ?? 0}.`);
  return {
    runId,
    itemIndex: item.itemIndex,
    flow: run.flow.document,
    input: item.input,
    variables: run.variables,
    overrides: run.overrides?.steps,
    results: new Map(item.steps.flatMap(({ stepId, result }) => (result === undefined ? [] : [[stepId, result]]))),
    hidden: [],
  };
}

function stepsOf(runtime: Runtime, runId: string, itemIndex: number): StepReport[] {
  const item = runtime.engine.runs.items(runId)?.find((one) => one.itemIndex === itemIndex);
  const started = (item?.steps ?? []).map(toReport);
  const others = (item?.stepStates ?? []).filter(({ stepId }) => !started.some((step) => step.stepId === stepId));
  return [
    ...started,
    ...others.map(({ stepId, status }) => ({
      stepId,
      component: undefined,
      state: status,
      attempts: 0,
      ms: undefined,
      callbacks: 0,
      error: undefined,
    })),
  ];
}

function toReport({ stepId, component, result, startedAt, endedAt, attempts, isPinned }: StepRecord): StepReport {
  return {
    stepId,
    component,
    state: isPinned
      ? "pinned"
      : result === undefined
        ? "running"
        : result.outcome === "success"
          ? "completed"
          : "failed",
    attempts: attempts.length,
    ms: endedAt === undefined ? undefined : endedAt - startedAt,
    callbacks: attempts.reduce((sum, { callbacks }) => sum + callbacks.length, 0),
    error: result?.outcome === "failed" ? result.error.message : undefined,
  };
}
