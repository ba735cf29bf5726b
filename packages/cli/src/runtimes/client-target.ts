import type { Client, ItemResult, StepRun } from "@stepflow/client";
import type { FlowResult } from "@stepflow/protocol";
import { CliError } from "../exit/cli-error.ts";
import { parseYaml } from "../values/parse-yaml.ts";
import type { FinishedRun, FlowFile, RunTarget, StepReport, TargetRunOptions } from "./run-target.ts";

/** Time to cancel a run after an interruption. */
const CANCEL_TIMEOUT_MS = 2_000;

/** Runs flows by the REST API of a runtime, and closes what belongs to it. */
export function toTarget(client: Client, close: () => Promise<unknown>): RunTarget {
  return {
    run: (flow, inputs, options) => runByClient(client, flow, inputs, options),
    async [Symbol.asyncDispose]() {
      await close();
    },
  };
}

async function runByClient(
  client: Client,
  { path, text }: FlowFile,
  inputs: readonly unknown[],
  { signal, timeoutMs, onItem, ...settings }: TargetRunOptions,
): Promise<FinishedRun> {
  const flow = parseYaml(text, path);
  if (typeof flow !== "object" || flow === null) throw new CliError("usage", `${path} is not a flow.`, { at: path });
  const { flowId, stored, diagnostics } = await client.storeFlow(flow, { signal });
  if (!stored) {
    const faults = diagnostics.filter(({ level }) => level !== "warning");
    const lines = faults.map((fault) => `${fault.path ?? "$"}: ${fault.message}`);
    throw new CliError("usage", `The runtime refused the flow: ${lines.join("; ")}`, { at: path });
  }
  const { runId } = await client.submit(flowId, inputs, { ...settings, signal, timeoutMs });
  try {
    for await (const event of client.follow(runId, { signal, timeoutMs })) {
      if (event.type === "item") onItem?.(event.item.itemIndex, resultOf(event.item));
    }
  } catch (error) {
    await client.cancelRun(runId, { timeoutMs: CANCEL_TIMEOUT_MS }).catch(() => {});
    throw error;
  }
  const items = await client.getRunItems(runId, { signal });
  const results = inputs.map((_input, index) => {
    const item = items.find(({ itemIndex }) => itemIndex === index);
    return item === undefined ? undefined : resultOf(item);
  });
  return {
    runId,
    results,
    steps: async (itemIndex) => (await client.getRunSteps(runId, { itemIndex, signal })).map(toReport),
  };
}

function resultOf({ result }: ItemResult): FlowResult | undefined {
  return result as FlowResult | undefined;
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
