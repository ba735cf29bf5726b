import { type Timestamp, timestampDate } from "@bufbuild/protobuf/wkt";
import type { FlowResult, ItemResult, ItemStatistics, RunStatus } from "@stepflow/protocol";
import {
  ExecutionStatus,
  type OrchestratorRunStatus,
  TaskErrorCode,
  type ItemResult as WireItem,
} from "@stepflow/protocol/grpc";
import { readValue } from "../values/value-reader.ts";

/** Names of the statuses, as the REST API of runtimes 0.9 to 0.11 has them. */
const STATUS_NAMES: Readonly<Record<number, string>> = {
  [ExecutionStatus.RUNNING]: "running",
  [ExecutionStatus.COMPLETED]: "completed",
  [ExecutionStatus.FAILED]: "failed",
  [ExecutionStatus.CANCELLED]: "cancelled",
  [ExecutionStatus.PAUSED]: "paused",
  [ExecutionStatus.RECOVERY_FAILED]: "recoveryFailed",
};

const NO_ITEMS: ItemStatistics = { total: 0, completed: 0, running: 0, failed: 0, cancelled: 0 };

/** Converts the status of a run to the form that components get from every runtime. */
export function toRunStatus(run: OrchestratorRunStatus): RunStatus {
  const { total, completed, running, failed, cancelled } = run.items ?? NO_ITEMS;
  return {
    runId: run.runId,
    flowId: run.flowId,
    flowName: run.flowName ?? null,
    status: toStatusName(run.status),
    items: { total, completed, running, failed, cancelled },
    createdAt: toTimestamp(run.createdAt) ?? "",
    completedAt: toTimestamp(run.completedAt) ?? null,
    ...(run.results.length === 0 ? {} : { results: run.results.map(toItem) }),
  };
}

export function isEnded(status: ExecutionStatus): boolean {
  return (
    status === ExecutionStatus.COMPLETED ||
    status === ExecutionStatus.FAILED ||
    status === ExecutionStatus.CANCELLED ||
    status === ExecutionStatus.RECOVERY_FAILED
  );
}

function toItem(item: WireItem): ItemResult {
  const result = toResult(item);
  return {
    itemIndex: item.itemIndex,
    status: toStatusName(item.status),
    ...(result === undefined ? {} : { result }),
    completedAt: toTimestamp(item.completedAt) ?? null,
  };
}

function toResult({ status, output, errorMessage, errorCode }: WireItem): FlowResult | undefined {
  if (errorMessage !== undefined || errorCode !== undefined) {
    const code = errorCode ?? TaskErrorCode.UNSPECIFIED;
    return { outcome: "failed", error: { code, message: errorMessage ?? "" } };
  }
  if (output === undefined && status !== ExecutionStatus.COMPLETED) return undefined;
  return { outcome: "success", result: readValue(output, { bigints: false }).value };
}

function toStatusName(status: ExecutionStatus): string {
  return STATUS_NAMES[status] ?? "unspecified";
}

function toTimestamp(time: Timestamp | undefined): string | undefined {
  return time && timestampDate(time).toISOString();
}
