import type { FlowVariable, RunDifference, TypedFlow, UntypedFlow } from "@stepflow/protocol";
import type { BlobCalls } from "./blob-calls.ts";
import type { CallOptions } from "./http/http.ts";
import type {
  ComponentInfo,
  Health,
  ItemResult,
  RunDetails,
  RunEvent,
  RunResult,
  RunSummary,
  RunTree,
  StepRun,
  StoredFlow,
  SubmittedRun,
} from "./model/results.ts";
import type { ListComponentsOptions } from "./resources/components.ts";
import type { StoreFlowOptions } from "./resources/store-flow-options.ts";
import type { FollowOptions } from "./runs/follow.ts";
import type { ForkOptions, ForkResult } from "./runs/fork.ts";
import type { RunItem } from "./runs/recorded-run.ts";
import type { RunOptions } from "./runs/run.ts";
import type { GetRunStepsOptions, ListRunsOptions } from "./runs/runs.ts";
import type { SubmitOptions } from "./runs/submit.ts";

/**
 * Client of a runtime's REST API, with the same calls and results on every runtime from 0.9 to 0.13. Every call takes a `signal` and a
 * `timeoutMs`.
 *
 * Every call throws a subclass of {@link ClientError} if the runtime cannot be reached, refuses the request or sends an invalid response,
 * the reason of the signal if it aborts, and a TypeError or RangeError for invalid arguments.
 */
export interface Client extends BlobCalls {
  /** URL of the REST API, without credentials. */
  readonly url: string;

  /**
   * Checks a flow and stores it. The flow is a definition, the result of `flow()` of `@stepflow/worker/flow`, or YAML or JSON text, which is
   * read as real runtimes read their files. An invalid flow is not an error: `stored` is false and `diagnostics` contains the reasons.
   *
   * Runtimes 0.12 and 0.13 turn the whole numbers of a flow into fractions (3 into 3.0), which built-in components and `onError.maxRetries`
   * refuse. The client stores a flow with whole numbers as a blob, which these runtimes run as well. A dry run then returns another id.
   *
   * @throws FlowRefusedError if a text is neither YAML nor JSON.
   *
   * @example
   * ```ts source="./client.examples.ts#storeFlow"
   * const { flowId, stored, diagnostics } = await client.storeFlow(flow);
   * if (!stored) console.error(diagnostics.map(({ path, message }) => `${path}: ${message}`));
   * ```
   */
  storeFlow(flow: object | string, options?: StoreFlowOptions): Promise<StoredFlow>;
  /**
   * Returns the definition of a stored flow.
   *
   * @throws NotFoundError if the runtime does not have the flow.
   *
   * @example
   * ```ts source="./client.examples.ts#getFlow"
   * const definition = await client.getFlow(flowId);
   * ```
   */
  getFlow(flowId: string, options?: CallOptions): Promise<unknown>;
  /**
   * Returns the variables that a stored flow declares. They are read from its definition, because the runtimes' own lists differ: 0.9 has
   * none, and 0.12 and 0.13 omit schemas and descriptions.
   *
   * @throws NotFoundError if the runtime does not have the flow.
   *
   * @example
   * ```ts source="./client.examples.ts#getFlowVariables"
   * const variables = await client.getFlowVariables(flowId);
   * console.log(variables.filter(({ required }) => required).map(({ name }) => name));
   * ```
   */
  getFlowVariables(flowId: string, options?: CallOptions): Promise<readonly FlowVariable[]>;

  /**
   * Starts a run with one item per input. With `wait` it returns when the run has ended or the `timeoutSecs` of the runtime have passed.
   * Runtime 0.9 always waits until the run has ended, so give it a `timeoutMs` that is long enough.
   *
   * @throws NotFoundError if the runtime does not have the flow.
   * @throws NotServedError for no inputs on runtime 0.9, where such a run never ends.
   *
   * @example
   * ```ts source="./client.examples.ts#submit"
   * const { runId } = await client.submit(flowId, [{ text: "one two" }], { maxConcurrency: 5 });
   * ```
   */
  submit(flowId: string, inputs: readonly unknown[], options?: SubmitOptions): Promise<SubmittedRun>;
  /**
   * Runs a flow with one item per input and waits until the run has ended. A definition or a text (YAML or JSON) is stored first; a string
   * without blanks is the id of a stored flow. The results of a flow of `flow()` have its types. The time limit is 300 s unless `timeoutMs`
   * is given. A run with failed items is a result, not an error.
   *
   * @throws FlowRefusedError if the flow is invalid.
   * @throws RunTimeoutError if the run has not ended within the time limit.
   *
   * @example
   * ```ts source="./client.examples.ts#run"
   * const { status, items } = await client.run(flow, [{ text: "one two" }, { text: "three" }]);
   * for (const { itemIndex, result } of items) {
   *   if (result?.outcome === "success") console.log(itemIndex, result.result);
   *   else console.error(itemIndex, result?.error.message);
   * }
   * ```
   */
  run<Input, Output>(
    flow: TypedFlow<Input, Output>,
    inputs: readonly Input[],
    options?: RunOptions,
  ): Promise<RunResult<Output>>;
  run(flow: UntypedFlow | string, inputs: readonly unknown[], options?: RunOptions): Promise<RunResult>;
  /**
   * Runs a flow again from one of its steps on, as a new run of one item, and waits until it has ended. Steps that do not depend on `from` take
   * over their recorded results: the client runs a flow in which these results take the place of the steps. The original run does not
   * change. Runtimes 0.10 and 0.11 do not return results of steps, so `pins` must have those that the fork needs; since 0.12 runtimes do not
   * return inputs, so `input` is required. Values of an `onError` and errors of steps are taken over, too.
   *
   * @throws InvalidForkError if the run is still running, or if a step that would be taken over has another id or component than then.
   * @throws InvalidPinError for pins and overrides of unknown steps.
   * @throws NotServedError if the runtime does not return what the fork needs.
   * @throws NotFoundError if the runtime does not have the run.
   * @throws RunTimeoutError if the fork has not ended within the time limit.
   *
   * @example
   * ```ts source="./client.examples.ts#fork"
   * const { items, pinned } = await client.fork(runId, { from: "summarize", input: { text: "one two" } });
   * console.log(items[0]?.result, `without executing ${pinned.join(", ")}`);
   * ```
   */
  fork(runId: string, options: ForkOptions): Promise<ForkResult>;
  /**
   * Finds the first difference between two runs: in their inputs, then in the component or the output of a step, in the order in which steps
   * depend on each other, then in their outputs. What a runtime does not return is not compared. Returns undefined if nothing differs.
   *
   * @throws NotFoundError if the runtime does not have a run.
   *
   * @example
   * ```ts source="./client.examples.ts#compareRuns"
   * const difference = await client.compareRuns(runId, otherId);
   * if (difference !== undefined) console.log(`The ${difference.part} of ${difference.stepId ?? "the run"} differs.`);
   * ```
   */
  compareRuns(a: RunItem, b: RunItem, options?: CallOptions): Promise<RunDifference | undefined>;
  /**
   * Waits until a run has ended and returns its results. The time limit is 300 s unless `timeoutMs` is given.
   *
   * @throws RunTimeoutError if the run has not ended within the time limit.
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#waitForRun"
   * const { status, items } = await client.waitForRun(runId, { timeoutMs: 60_000 });
   * ```
   */
  waitForRun(runId: string, options?: CallOptions): Promise<RunResult>;
  /**
   * Yields the events of a run until it has ended: from the runtime's event stream if it has one, otherwise by polling. It also
   * polls after the stream has broken and while it is silent. The time limit for the whole run is 300 s unless `timeoutMs` is given.
   *
   * @throws RunTimeoutError if the run has not ended within the time limit.
   * @throws NotFoundError if the runtime does not have the run.
   * @throws NotServedError for `since` on runtimes before 0.12, which have no event stream.
   *
   * @example
   * ```ts source="./client.examples.ts#follow"
   * for await (const event of client.follow(runId)) {
   *   if (event.type === "item") console.log(event.item.itemIndex, event.item.status);
   *   if (event.type === "run") console.log(event.run.items.completed, "of", event.run.items.total);
   * }
   * ```
   */
  follow(runId: string, options?: FollowOptions): AsyncIterable<RunEvent>;

  /**
   * Returns the state of a run and its inputs.
   *
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#getRun"
   * const { status, inputs } = await client.getRun(runId);
   * if (isFinished(status)) console.log("ended");
   * ```
   */
  getRun(runId: string, options?: CallOptions): Promise<RunDetails>;
  /**
   * Returns the runs that match the options, newest first.
   *
   * @example
   * ```ts source="./client.examples.ts#listRuns"
   * const failed = await client.listRuns({ status: "failed", limit: 10 });
   * ```
   */
  listRuns(options?: ListRunsOptions): Promise<RunSummary[]>;
  /**
   * Returns a run with all runs below it: those that its components started, and so on. On runtimes 0.9, 0.12 and 0.13 a run that a
   * component starts is independent, so nothing is below any run.
   *
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#getRunTree"
   * const { run, children } = await client.getRunTree(runId);
   * console.log(run.status, children.length);
   * ```
   */
  getRunTree(runId: string, options?: CallOptions): Promise<RunTree>;
  /**
   * Returns the items of a run in the order of their inputs.
   *
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#getRunItems"
   * const items = await client.getRunItems(runId);
   * ```
   */
  getRunItems(runId: string, options?: CallOptions): Promise<ItemResult[]>;
  /**
   * Returns the steps of one item, of the first item unless `itemIndex` is given.
   *
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#getRunSteps"
   * const steps = await client.getRunSteps(runId, { itemIndex: 2 });
   * ```
   */
  getRunSteps(runId: string, options?: GetRunStepsOptions): Promise<StepRun[]>;
  /**
   * Returns the definition of the flow that a run executes.
   *
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#getRunFlow"
   * const definition = await client.getRunFlow(runId);
   * ```
   */
  getRunFlow(runId: string, options?: CallOptions): Promise<unknown>;
  /**
   * Cancels a run. Real runtimes do not notify the components that are executing, so these finish their work.
   *
   * @throws ConflictError if the run has ended already.
   * @throws NotFoundError if the runtime does not have the run.
   *
   * @example
   * ```ts source="./client.examples.ts#cancelRun"
   * const { status } = await client.cancelRun(runId); // "cancelled"
   * ```
   */
  cancelRun(runId: string, options?: CallOptions): Promise<RunSummary>;
  /**
   * Requests the deletion of a run. Real runtimes accept the request but keep the run.
   *
   * @throws ConflictError if the run has not ended, on runtimes since 0.10.
   *
   * @example
   * ```ts source="./client.examples.ts#deleteRun"
   * await client.deleteRun(runId);
   * ```
   */
  deleteRun(runId: string, options?: CallOptions): Promise<void>;

  /**
   * Returns the components of all workers.
   *
   * @example
   * ```ts source="./client.examples.ts#listComponents"
   * const components = await client.listComponents({ includeSchemas: false });
   * console.log(components.map(({ component }) => component)); // ["/count-words", …]
   * ```
   */
  listComponents(options?: ListComponentsOptions): Promise<ComponentInfo[]>;

  /**
   * Returns the health of the runtime and its version, if it reports one.
   *
   * @example
   * ```ts source="./client.examples.ts#health"
   * const { status, version } = await client.health();
   * ```
   */
  health(options?: CallOptions): Promise<Health>;
}
