import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import {
  BlobService,
  OrchestratorService,
  type PullTasksRequest,
  type TaskAssignment,
  TaskAssignmentSchema,
  type TaskHeartbeatResponseSchema,
  TaskStatus,
  TasksService,
} from "@stepflow/protocol/grpc";
import type { AttachedRuntime } from "./attached-runtime.ts";
import { answerBlobCalls } from "./blob-calls.ts";
import type { Claim, PendingTasks } from "./pending-tasks.ts";
import type { PullFaultInjector } from "./pull-fault-injector.ts";
import type { PullQueue } from "./pull-queue.ts";
import { answerRunCalls } from "./run-calls.ts";

export interface PullRoutesOptions {
  readonly queues: ReadonlyMap<string, PullQueue>;
  readonly pending: PendingTasks;
  readonly runtime: AttachedRuntime;
  readonly faults: PullFaultInjector;
}

const HEARTBEAT_ANSWERS: Readonly<
  Record<Exclude<Claim, "unknown">, MessageInitShape<typeof TaskHeartbeatResponseSchema>>
> = {
  inProgress: { shouldAbort: false, status: TaskStatus.IN_PROGRESS },
  claimedElsewhere: { shouldAbort: true, status: TaskStatus.ALREADY_CLAIMED },
};

/** Registers the gRPC services for workers, which answer as runtime 0.13 does. */
export function routePulls(router: ConnectRouter, { queues, pending, runtime, faults }: PullRoutesOptions): void {
  router.service(TasksService, {
    pullTasks: (request, { signal }) => pullTasks(request, signal, queues, faults),
    getOrchestratorForRun: ({ runId }) => {
      throw new ConnectError(`run lease '${runId}' not found`, Code.NotFound);
    },
  });
  router.service(OrchestratorService, {
    ...answerRunCalls(() => runtime.get()),
    taskHeartbeat({ taskId, workerId }) {
      if (workerId === "") throw new ConnectError("worker_id is required", Code.InvalidArgument);
      return faults.call("heartbeats", taskId, () => {
        const claim = pending.heartbeat(taskId, workerId);
        if (claim === "unknown") throw unknownTask(taskId);
        return HEARTBEAT_ANSWERS[claim];
      });
    },
    completeTask({ taskId, result }) {
      if (result.case === undefined) throw new ConnectError("the result is missing", Code.InvalidArgument);
      if (result.case === "response" && result.value.output === undefined) {
        throw new ConnectError("the response has no output", Code.InvalidArgument);
      }
      const complete = (): object => {
        if (!pending.complete(taskId, result)) throw unknownTask(taskId);
        return {};
      };
      return result.case === "listComponents" ? complete() : faults.call("completions", taskId, complete);
    },
  });
  router.service(
    BlobService,
    answerBlobCalls(() => runtime.get().engine.blobs),
  );
}

/** Sends tasks without limiting how many a worker has at a time, as real runtimes do. */
async function* pullTasks(
  { queueName }: PullTasksRequest,
  signal: AbortSignal,
  queues: PullRoutesOptions["queues"],
  faults: PullFaultInjector,
): AsyncGenerator<TaskAssignment> {
  if (queueName === "") throw new ConnectError("queue name is required", Code.InvalidArgument);
  const queue = queues.get(queueName);
  if (queue === undefined) throw new ConnectError(`queue '${queueName}' not found`, Code.NotFound);
  void queue.discover();
  for (;;) {
    const task = await queue.tasks.take(signal);
    if (task === undefined) return;
    const copies = task.task.case === "execute" ? await faults.copies(task.taskId) : 1;
    for (let copy = 0; copy < copies; copy++) yield create(TaskAssignmentSchema, task);
  }
}

function unknownTask(taskId: string): ConnectError {
  return new ConnectError(`task '${taskId}' not found`, Code.NotFound);
}
