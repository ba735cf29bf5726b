import type { FlowResult } from "@stepflow/protocol";
import { createRuntime, type Runtime, readFlow, type StepRecord } from "@stepflow/runtime";
import { startForEmbedded } from "../workers/start-embedded.ts";
import type { FinishedRun, RunTarget, StepReport } from "./run-target.ts";
import type { TargetParts } from "./target-parts.ts";

/** Opens the embedded runtime. */
export async function openEmbedded({ workers, config, signal, timeoutMs }: TargetParts): Promise<RunTarget> {
  const runtime = await createRuntime({
    workers: await startForEmbedded(workers, signal),
    config,
    // The deadline of the command ends the run.
    timeoutMs,
  });
  return {
    async run({ path, text }, inputs, { overrides, onItem, timeoutMs: _ownLimit, ...options }) {
      const flow = readFlow(text, { source: path });
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
      await ended;
      options.signal.throwIfAborted();
      return { runId, results, steps: async (itemIndex) => stepsOf(runtime, runId, itemIndex) } satisfies FinishedRun;
    },
    [Symbol.asyncDispose]: () => runtime.close(),
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

function toReport({ stepId, component, result, startedAt, endedAt, attempts }: StepRecord): StepReport {
  return {
    stepId,
    component,
    state: result === undefined ? "running" : result.outcome === "success" ? "completed" : "failed",
    attempts: attempts.length,
    ms: endedAt === undefined ? undefined : endedAt - startedAt,
    callbacks: attempts.reduce((sum, { callbacks }) => sum + callbacks.length, 0),
    error: result?.outcome === "failed" ? result.error.message : undefined,
  };
}
