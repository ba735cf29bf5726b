import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Timestamp, timestampFromMs } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, type ServiceImpl } from "@connectrpc/connect";
import {
  ExecutionStatus,
  type ItemResultSchema,
  type OrchestratorRunStatusSchema,
  type OrchestratorService,
  ResultOrder,
} from "@stepflow/protocol/grpc";
import { RunLimitError } from "../engine/run-limits.ts";
import { OverrideError, type Overrides } from "../flow/overrides.ts";
import type { ItemRecord, RunRecord } from "../runs/run-record.ts";
import { DEFAULT_WAIT_SECS } from "../runs/run-watch.ts";
import type { Semantics } from "../versions.ts";
import type { CarrierEnvironment } from "../workers/worker-source.ts";
import { fromValue, toValue } from "./protobuf-value.ts";
import { toTaskErrorCode } from "./task-outcome.ts";

const STATUSES: Readonly<Record<RunRecord["status"], ExecutionStatus>> = {
  running: ExecutionStatus.RUNNING,
  completed: ExecutionStatus.COMPLETED,
  failed: ExecutionStatus.FAILED,
  cancelled: ExecutionStatus.CANCELLED,
  interrupted: ExecutionStatus.RECOVERY_FAILED,
};

type RunStatusInit = MessageInitShape<typeof OrchestratorRunStatusSchema>;

/** Implements the calls of components that concern runs. Runs that components submit are independent runs. */
export function answerRunCalls(
  runtime: () => CarrierEnvironment,
): Pick<ServiceImpl<typeof OrchestratorService>, "submitRun" | "getRun"> {
  return {
    async submitRun({ runRequest, rootRunId }, { signal }) {
      const { engine, untilRunEnded } = runtime();
      checkRoot(runtime(), rootRunId);
      if (runRequest === undefined) throw new ConnectError("run_request is required", Code.InvalidArgument);
      const { flowId, input, overrides, variables, maxConcurrency, wait, timeoutSecs } = runRequest;
      const flow = await engine.loadFlow(flowId).catch(() => undefined);
      if (flow === undefined) throw new ConnectError(`flow '${flowId}' not found`, Code.NotFound);
      checkRoot(runtime(), rootRunId);
      const { runId } = submitted(() =>
        engine.submit(flow, input.map(fromValue), {
          startedBy: rootRunId,
          maxConcurrency,
          variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, fromValue(value)])),
          ...(overrides === undefined ? {} : { overrides: overrides as unknown as Overrides }),
          retain: { items: true },
        }),
      );
      if (wait) await untilRunEnded(runId, { signal, timeoutMs: toMs(timeoutSecs) });
      return toStatus(runtime(), runId, wait ? ResultOrder.BY_INDEX : undefined);
    },
    async getRun({ runId, wait, includeResults, resultOrder, timeoutSecs, rootRunId }, { signal }) {
      checkRoot(runtime(), rootRunId);
      if (wait) await runtime().untilRunEnded(runId, { signal, timeoutMs: toMs(timeoutSecs) });
      return toStatus(runtime(), runId, includeResults ? resultOrder : undefined);
    },
  };
}

/** Only a component of a run that is in progress may call. */
function checkRoot({ engine }: CarrierEnvironment, rootRunId: string | undefined): void {
  if (rootRunId === undefined || engine.runs.get(rootRunId)?.status === "running") return;
  throw new ConnectError(`run '${rootRunId}' not found`, Code.NotFound);
}

function submitted<T>(submit: () => T): T {
  try {
    return submit();
  } catch (error) {
    if (error instanceof RunLimitError) throw new ConnectError(error.message, Code.ResourceExhausted);
    if (!(error instanceof OverrideError || error instanceof RangeError)) throw error;
    throw new ConnectError(error.message, Code.InvalidArgument);
  }
}

/** The clock may have fractions of a millisecond, which the message cannot hold. */
function toTime(ms: number): Timestamp {
  return timestampFromMs(Math.floor(ms));
}

function toMs(timeoutSecs: bigint | undefined): number {
  return Number(timeoutSecs ?? DEFAULT_WAIT_SECS) * 1_000;
}

function toStatus({ engine }: CarrierEnvironment, runId: string, order: ResultOrder | undefined): RunStatusInit {
  const run = engine.runs.get(runId);
  if (run === undefined) throw new ConnectError(`run '${runId}' not found`, Code.Internal);
  const { flowId, flow, status, createdAt, completedAt, rootRunId, parentRunId } = run;
  const isHidden = engine.semantics.showsItemsAtEnd && status === "running";
  return {
    runId,
    flowId,
    rootRunId,
    ...(parentRunId === undefined ? {} : { parentRunId }),
    ...(flow.name === undefined ? {} : { flowName: flow.name }),
    status: STATUSES[status],
    items: isHidden ? begun(run) : run.items,
    createdAt: toTime(createdAt),
    ...(completedAt === undefined ? {} : { completedAt: toTime(completedAt) }),
    results:
      order === undefined || isHidden
        ? []
        : inOrder(engine.runs.items(runId) ?? [], order).map((item) => toItem(item, engine.semantics)),
  };
}

function begun({ items: { total } }: RunRecord): RunRecord["items"] {
  return { total, completed: 0, running: total, failed: 0, cancelled: 0 };
}

function inOrder(items: readonly ItemRecord[], order: ResultOrder): readonly ItemRecord[] {
  if (order !== ResultOrder.BY_COMPLETION) return items;
  const endedAt = ({ completedAt = Number.POSITIVE_INFINITY }: ItemRecord): number => completedAt;
  return items.toSorted((a, b) => (endedAt(a) === endedAt(b) ? a.itemIndex - b.itemIndex : endedAt(a) - endedAt(b)));
}

function toItem(
  { itemIndex, status, result, completedAt }: ItemRecord,
  semantics: Semantics,
): MessageInitShape<typeof ItemResultSchema> {
  return {
    itemIndex,
    status: STATUSES[status],
    ...(completedAt === undefined ? {} : { completedAt: toTime(completedAt) }),
    ...(result?.outcome === "success" ? { output: toValue(result.result) } : {}),
    ...(result?.outcome === "failed"
      ? { errorCode: toTaskErrorCode(result.error.code, semantics), errorMessage: result.error.message }
      : {}),
  };
}
