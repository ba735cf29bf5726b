import { create } from "@bufbuild/protobuf";
import type { ComponentInfo as ListedComponent } from "@stepflow/protocol";
import { type ComponentInfo, TaskAssignmentSchema } from "@stepflow/protocol/grpc";
import { createDeferred, onAbort } from "@stepflow/protocol/internal";
import { v5 } from "uuid";
import type { ComponentContext, ComponentOutcome } from "../engine/component.ts";
import type { Semantics } from "../versions.ts";
import type { WorkerConnection } from "../workers/worker-connection.ts";
import { ComponentRouter, type RoutedComponent } from "./component-router.ts";
import type { PendingTasks, TaskLimits } from "./pending-tasks.ts";
import { toValue } from "./protobuf-value.ts";
import type { PullFaultInjector } from "./pull-fault-injector.ts";
import { toOutcome } from "./task-outcome.ts";
import { TaskQueue } from "./task-queue.ts";

export interface PullQueueOptions {
  readonly name: string;
  readonly pending: PendingTasks;
  readonly faults: PullFaultInjector;
  readonly limits: TaskLimits;
  readonly semantics: Semantics;
  readonly readyTimeoutMs: number;
  /** Host and port that workers send results to. */
  readonly address: () => string;
  readonly onClose: () => void;
}

const HEARTBEAT_SECS = 1;
const DISCOVERY_LIMITS: TaskLimits = { queueTimeoutMs: 5_000, executionTimeoutMs: undefined };

let discoveries = 0;

/** A queue. To the runtime it is one worker; in fact it is all workers that pull from it, which must offer the same components. */
export class PullQueue implements WorkerConnection {
  readonly tasks: TaskQueue = new TaskQueue();
  readonly #options: PullQueueOptions;
  readonly #listed = createDeferred<void>();
  #components: readonly ComponentInfo[] = [];
  #router: ComponentRouter = new ComponentRouter([]);

  constructor(options: PullQueueOptions) {
    this.#options = options;
  }

  async execute(
    component: string,
    input: unknown,
    context: ComponentContext,
    attempt: number = context.attempt,
  ): Promise<ComponentOutcome> {
    const { pending, limits, faults, semantics } = this.#options;
    const routed = await this.#route(component);
    if (routed === undefined) return unrouted(component, this.#options.name);
    // All attempts have the same id, as in real runtimes.
    const taskId = v5(`${context.runId} ${context.itemIndex} ${context.stepId}`, v5.URL);
    faults.label(taskId, `${context.stepId} ${context.itemIndex} ${attempt}`);
    const ended = pending.track(taskId, limits);
    const withdraw = onAbort(context.signal, () => pending.abandon(taskId));
    this.#push(taskId, { routed, input, context, attempt });
    const end = await ended;
    withdraw();
    faults.forget(taskId);
    return toOutcome(component, end, semantics);
  }

  async list(): Promise<readonly ListedComponent[]> {
    await this.#untilListed();
    return this.#components.map(({ componentId, path, description, inputSchema, outputSchema }) => ({
      component: path === "" ? `/${componentId}` : path,
      ...(description === undefined ? {} : { description }),
      ...(inputSchema === undefined ? {} : { inputSchema: JSON.parse(inputSchema) }),
      ...(outputSchema === undefined ? {} : { outputSchema: JSON.parse(outputSchema) }),
    }));
  }

  /** Requests a list of components from the next worker that pulls. The last answer counts. */
  async discover(): Promise<void> {
    const { pending, address } = this.#options;
    const taskId = `discovery-${discoveries++}`;
    const ended = pending.track(taskId, DISCOVERY_LIMITS);
    const context = { orchestratorServiceUrl: address() };
    this.tasks.push(create(TaskAssignmentSchema, { taskId, task: { case: "listComponents", value: {} }, context }));
    const end = await ended;
    if (end.case !== "listComponents") return;
    this.#components = end.value.components;
    this.#router = new ComponentRouter(end.value.components);
    if (end.value.components.length > 0) this.#listed.resolve();
  }

  /** Ends the streams of the workers as well. They reconnect and find the queue when it is mounted again. */
  close(): void {
    this.#listed.resolve();
    this.tasks.close();
    this.#options.onClose();
  }

  /** Finds the component of a path. 0.12 leaves that to the worker, which receives the path as its id. */
  async #route(component: string): Promise<RoutedComponent | undefined> {
    if (this.#options.semantics.workersRoute) return { componentId: component, pathParams: {} };
    await this.#untilListed();
    return this.#router.find(component);
  }

  /** Waits until a worker has listed its components, or the ready timeout is over. */
  async #untilListed(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#options.readyTimeoutMs);
    });
    await Promise.race([this.#listed.promise, late]);
    clearTimeout(timer);
  }

  #push(taskId: string, { routed, input, context, attempt }: Work): void {
    const { componentId, pathParams } = routed;
    const { traceId, runId, flowId, stepId, rootRunId } = context;
    const spanId = crypto.randomUUID().replaceAll("-", "").slice(0, 16);
    const observability = { traceId, spanId, runId, flowId, stepId };
    this.tasks.push(
      create(TaskAssignmentSchema, {
        taskId,
        task: {
          case: "execute",
          value: { componentId, pathParams, input: toValue(input), attempt, observability },
        },
        context: { orchestratorServiceUrl: this.#options.address(), rootRunId },
        heartbeatIntervalSecs: HEARTBEAT_SECS,
      }),
    );
  }
}

function unrouted(component: string, queue: string): ComponentOutcome {
  const message = `No worker of queue "${queue}" offers ${component}.`;
  const causes = [{ error: message }];
  return { outcome: "failed", kind: "route", component, causes, error: { code: 0, message } };
}

interface Work {
  readonly routed: RoutedComponent;
  readonly input: unknown;
  readonly context: ComponentContext;
  readonly attempt: number;
}
