import type { Client, ItemResult, StepRun } from "@stepflow/client";
import { type FlowResult, isJsonObject } from "@stepflow/protocol";
import { type FlowDocument, pinSteps, restoreFailure, stepsOf } from "@stepflow/protocol/internal-flows";
import { CliError } from "../exit/cli-error.ts";
import { parseYaml } from "../values/parse-yaml.ts";
import { reportSteps, withWaiting } from "./live-steps.ts";
import { outputSchemaOf } from "./output-schema.ts";
import type {
  FinishedRun,
  FlowFile,
  LiveStep,
  RunTarget,
  StepReport,
  TargetPlaces,
  TargetRunOptions,
} from "./run-target.ts";
import type { SourceRun } from "./source-run.ts";
import { StepTimes } from "./step-times.ts";

/** States of steps that have not begun. */
const NOT_BEGUN: ReadonlySet<string> = new Set(["blocked", "runnable"]);
/** Time to cancel a run after an interruption. */
const CANCEL_TIMEOUT_MS = 2_000;

/** Runs flows by the REST API of a runtime, and closes what belongs to it. */
export function toTarget(client: Client, places: TargetPlaces, close: () => Promise<unknown>): RunTarget {
  return {
    places,
    run: (flow, inputs, options) => runByClient(client, flow, inputs, options),
    outputSchemaOf: async (path) => outputSchemaOf(path, await client.listComponents()),
    source: (runId, item) => readSource(client, runId, item),
    async [Symbol.asyncDispose]() {
      await close();
    },
  };
}

async function runByClient(
  client: Client,
  { path, text }: FlowFile,
  inputs: readonly unknown[],
  { signal, timeoutMs, onItem, onSteps, known = new Map(), forkedFrom, ...settings }: TargetRunOptions,
): Promise<FinishedRun> {
  const given = parseYaml(text, path);
  if (!isJsonObject(given)) throw new CliError("usage", `${path} is not a flow.`, { at: path });
  const metadata = forkedFrom === undefined ? {} : { metadata: { ...Object(given["metadata"]), forkedFrom } };
  const { flow, failures } = pinSteps({ ...given, ...metadata }, known);
  const resultOf = ({ result }: ItemResult): FlowResult | undefined =>
    result && restoreFailure(result as FlowResult, failures);
  const { flowId, stored, diagnostics } = await client.storeFlow(flow, { signal });
  if (!stored) {
    const faults = diagnostics.filter(({ level }) => level !== "warning");
    const lines = faults.map((fault) => `${fault.path ?? "$"}: ${fault.message}`);
    throw new CliError("usage", `The runtime refused the flow: ${lines.join("; ")}`, { at: path });
  }
  const { runId } = await client.submit(flowId, inputs, { ...settings, signal, timeoutMs });
  const times = new StepTimes();
  const read = async (): Promise<LiveStep[]> => {
    const steps = await client.getRunSteps(runId, { itemIndex: 0, signal });
    return times.apply(withWaiting(flow, steps.map(toLiveStep)));
  };
  const live = onSteps && reportSteps(read, (steps) => onSteps(steps, runId));
  live?.changed();
  try {
    for await (const event of client.follow(runId, { signal, timeoutMs })) {
      times.take(event);
      live?.changed();
      if (event.type === "item") onItem?.(event.item.itemIndex, resultOf(event.item));
    }
  } catch (error) {
    await client.cancelRun(runId, { timeoutMs: CANCEL_TIMEOUT_MS }).catch(() => {});
    throw error;
  } finally {
    live?.stop();
  }
  const items = await client.getRunItems(runId, { signal });
  const results = inputs.map((_input, index) => {
    const item = items.find(({ itemIndex }) => itemIndex === index);
    return item === undefined ? undefined : resultOf(item);
  });
  return {
    runId,
    results,
    liveSteps: read,
    steps: async (itemIndex) => inOrderOf(flow, await client.getRunSteps(runId, { itemIndex, signal })).map(toReport),
  };
}

/** Sorts the steps as the flow has them, because 0.13 returns them in any order. */
function inOrderOf(flow: FlowDocument, steps: readonly StepRun[]): StepRun[] {
  const places = new Map(stepsOf(flow).map(({ id }, place) => [id, place]));
  const placeOf = ({ stepId }: StepRun): number => places.get(stepId) ?? places.size;
  return steps.toSorted((a, b) => placeOf(a) - placeOf(b));
}

async function readSource(client: Client, runId: string, index: number | undefined): Promise<SourceRun> {
  const run = await client.getRun(runId);
  const { total } = run.items;
  if (index === undefined && total !== 1) {
    throw new CliError("usage", `Run ${runId} has ${total} items. Choose one by --item.`);
  }
  const itemIndex = index ?? 0;
  if (itemIndex >= total) throw new CliError("usage", `Run ${runId} has no item ${itemIndex}.`);
  const steps = await client.getRunSteps(runId, { itemIndex });
  const ended = steps.filter(({ status }) => status === "completed" || status === "failed");
  return {
    runId,
    itemIndex,
    flow: (await client.getRunFlow(runId)) as FlowDocument,
    input: run.inputs[itemIndex],
    variables: undefined,
    overrides: undefined,
    results: new Map(
      ended.flatMap(({ stepId, result }) => (result === undefined ? [] : [[stepId, result as FlowResult]])),
    ),
    hidden: ended.filter(({ result }) => result === undefined).map(({ stepId }) => stepId),
  };
}

function toLiveStep(step: StepRun): LiveStep {
  const { stepId, status, result } = step;
  return {
    stepId,
    component: step.component ?? "",
    state: NOT_BEGUN.has(status) ? "waiting" : status,
    attempt: undefined,
    ms: undefined,
    callbacks: [],
    log: [],
    result: result as FlowResult | undefined,
  };
}

function toReport({ stepId, component, status, result }: StepRun): StepReport {
  return {
    stepId,
    component,
    state: status,
    attempts: undefined,
    ms: undefined,
    callbacks: undefined,
    error: result?.outcome === "failed" ? result.error.message : undefined,
  };
}
