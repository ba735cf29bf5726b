import { createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, type ConnectRouter, type ServiceImpl } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import {
  BlobService,
  type CompleteTaskRequest,
  OrchestratorService,
  type PullTasksRequest,
  type TaskAssignment,
  TaskAssignmentSchema,
  type TaskHeartbeatRequest,
  TaskStatus,
  TasksService,
} from "@stepflow/protocol/grpc";
import { Feed } from "../data/feed.ts";

export interface FakeRuntimeOptions {
  /** @default a free port */
  readonly port?: number;
  /** Name of its queue. */
  readonly queue?: string;
}

/** Answers of a test in place of the runtime. Omitted members answer as a healthy runtime does. */
export interface FakeAnswers {
  /** Refuses a pull stream. */
  refusal?: readonly [code: Code, message: string] | undefined;
  tasks: Partial<ServiceImpl<typeof TasksService>>;
  orchestrator: Partial<ServiceImpl<typeof OrchestratorService>>;
  blobs: Partial<ServiceImpl<typeof BlobService>>;
}

/** gRPC server of a runtime in this process, without flows: a test decides which tasks it hands out and what it answers. */
export interface FakeRuntime {
  readonly url: string;
  readonly port: number;
  readonly answers: FakeAnswers;
  readonly pulls: Feed<PullTasksRequest>;
  /** Number of pull streams that workers have closed. */
  readonly left: Feed<PullTasksRequest>;
  readonly heartbeats: Feed<TaskHeartbeatRequest>;
  /** Results of executions. */
  readonly completions: Feed<CompleteTaskRequest>;
  /** Answers to discovery, with which every stream begins. */
  readonly listings: Feed<CompleteTaskRequest>;
  /** Names of the methods called over each connection. */
  readonly connections: readonly ReadonlySet<string>[];
  /** Puts a task into the queue. */
  push(task: MessageInitShape<typeof TaskAssignmentSchema>): void;
  /** Breaks all connections. */
  disconnect(): void;
  close(): Promise<void>;
}

/** Answers a call as a runtime does that does not know the task. */
export function notFound(): never {
  throw new ConnectError("task not found", Code.NotFound);
}

export async function startFakeRuntime({ port = 0, queue = "test" }: FakeRuntimeOptions = {}): Promise<FakeRuntime> {
  const runtime = new QueueRuntime(queue);
  const serve = connectNodeAdapter({ routes: (router) => runtime.route(router) });
  const server = createServer((request, response) => {
    const { refusal } = runtime.answers;
    if (refusal === undefined || !request.url.endsWith("/PullTasks")) return serve(request, response);
    // A real runtime refuses without a body, and with the status among the headers.
    const [code, message] = refusal;
    response.writeHead(200, {
      "content-type": "application/grpc",
      "grpc-status": String(code),
      "grpc-message": encodeURIComponent(message),
    });
    response.end();
  });
  const sessions = new Set<ServerHttp2Session>();
  const connections: Set<string>[] = [];
  server.on("session", (session) => {
    sessions.add(session);
    const methods = new Set<string>();
    connections.push(methods);
    session.on("stream", (_stream, headers) => methods.add(String(headers[":path"]).split("/").at(-1) ?? ""));
    session.on("close", () => sessions.delete(session));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const disconnect = (): void => {
    for (const session of sessions) session.destroy();
  };
  const { port: actual } = server.address() as AddressInfo;
  return Object.assign(runtime, {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    connections,
    disconnect,
    close: () => closeServer(server, disconnect),
  });
}

class QueueRuntime {
  readonly answers: FakeAnswers = { tasks: {}, orchestrator: {}, blobs: {} };
  readonly pulls: Feed<PullTasksRequest> = new Feed();
  readonly left: Feed<PullTasksRequest> = new Feed();
  readonly heartbeats: Feed<TaskHeartbeatRequest> = new Feed();
  readonly completions: Feed<CompleteTaskRequest> = new Feed();
  readonly listings: Feed<CompleteTaskRequest> = new Feed();
  readonly #queue: string;
  readonly #tasks: TaskAssignment[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(queue: string) {
    this.#queue = queue;
  }

  push(task: MessageInitShape<typeof TaskAssignmentSchema>): void {
    this.#tasks.push(create(TaskAssignmentSchema, task));
    this.#waiting.shift()?.();
  }

  route(router: ConnectRouter): void {
    const { answers } = this;
    const refuse = (): never => {
      throw new ConnectError("not prepared by this test", Code.Unimplemented);
    };
    router.service(TasksService, {
      pullTasks: (request, context) =>
        answers.tasks.pullTasks?.(request, context) ?? this.#pull(request, context.signal),
      getOrchestratorForRun: (request, context) => (answers.tasks.getOrchestratorForRun ?? refuse)(request, context),
    });
    router.service(OrchestratorService, {
      taskHeartbeat: (request, context) => {
        this.heartbeats.push(request);
        return answers.orchestrator.taskHeartbeat?.(request, context) ?? { status: TaskStatus.IN_PROGRESS };
      },
      completeTask: (request, context) => {
        (request.result.case === "listComponents" ? this.listings : this.completions).push(request);
        return answers.orchestrator.completeTask?.(request, context) ?? {};
      },
      submitRun: (request, context) => (answers.orchestrator.submitRun ?? refuse)(request, context),
      getRun: (request, context) => (answers.orchestrator.getRun ?? refuse)(request, context),
    });
    router.service(BlobService, {
      putBlob: (request, context) => (answers.blobs.putBlob ?? refuse)(request, context),
      getBlob: (request, context) => (answers.blobs.getBlob ?? refuse)(request, context),
    });
  }

  /** Sends discovery first, then tasks, without regard to the capacity of the worker, as a real runtime does. */
  async *#pull(request: PullTasksRequest, signal: AbortSignal): AsyncGenerator<TaskAssignment> {
    if (request.queueName !== this.#queue)
      throw new ConnectError(`queue '${request.queueName}' not found`, Code.NotFound);
    this.pulls.push(request);
    signal.addEventListener("abort", () => {
      this.left.push(request);
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
    yield create(TaskAssignmentSchema, { taskId: "discovery", task: { case: "listComponents", value: {} } });
    while (!signal.aborted) {
      const task = this.#tasks.shift();
      if (task === undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      else yield task;
    }
  }
}

function closeServer(server: Http2Server, disconnect: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    disconnect();
  });
}
