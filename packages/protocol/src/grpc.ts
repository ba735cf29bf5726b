// Messages and services of the gRPC API of runtimes 0.12 and 0.13, generated from schemas/proto. It is an entry of its own,
// because it needs the optional peer dependency `@bufbuild/protobuf`.

export {
  BlobService,
  type GetBlobResponse,
  GetBlobResponseSchema,
  type PutBlobRequest,
  PutBlobRequestSchema,
} from "./generated/stepflow/v1/blobs_pb.ts";
export {
  ExecutionStatus,
  type ItemResult,
  ItemResultSchema,
  type ObservabilityContext,
  ResultOrder,
  TaskErrorCode,
} from "./generated/stepflow/v1/common_pb.ts";
export {
  type CompleteTaskRequest,
  CompleteTaskRequestSchema,
  type ListComponentsResult,
  ListComponentsResultSchema,
  type OrchestratorGetRunRequest,
  type OrchestratorRunStatus,
  OrchestratorRunStatusSchema,
  OrchestratorService,
  type OrchestratorSubmitRunRequest,
  type TaskError,
  TaskErrorSchema,
  type TaskHeartbeatRequest,
  TaskHeartbeatRequestSchema,
  TaskHeartbeatResponseSchema,
  TaskStatus,
} from "./generated/stepflow/v1/orchestrator_pb.ts";
export {
  type CreateRunRequest,
  CreateRunRequestSchema,
} from "./generated/stepflow/v1/runs_pb.ts";
export {
  type ComponentInfo,
  ComponentInfoSchema,
  type PullTasksRequest,
  type TaskAssignment,
  TaskAssignmentSchema,
  type TaskContext,
  TasksService,
} from "./generated/stepflow/v1/tasks_pb.ts";
