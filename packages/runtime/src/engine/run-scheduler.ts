import { messageOf } from "@stepflow/protocol/internal";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Flow } from "../flow/flow.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import { applyOverrides } from "../flow/overrides.ts";
import type { Retention, RunEvent } from "../runs/run-event.ts";
import type { Semantics } from "../versions.ts";
import type { Clock } from "./clock.ts";
import type { ComponentContext, ComponentOutcome, ExecuteComponent } from "./component.ts";
import { executeStep, type RetryRules } from "./execute-step.ts";
import type { ItemState } from "./item-state.ts";
import { type IdSource, Run } from "./run.ts";
import { RunTree } from "./run-group.ts";
import { RunScope } from "./run-scope.ts";
import { toJsonInputs, toJsonVariables } from "./run-values.ts";
import { StepContext } from "./step-context.ts";
import type { EndedItem, RunHandle, SubmitOptions } from "./submission.ts";

/** What runs need from outside. */
export interface RunForestParts {
  readonly semantics: Semantics;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly retry: RetryRules;
  readonly retain: Retention;
  readonly executeComponent: ExecuteComponent;
  emit(event: RunEvent): void;
}

/** All runs that run. */
export class RunForest {
  readonly #parts: RunForestParts;
  readonly #trees = new Map<string, { readonly tree: RunTree; readonly run: Run }>();
  #isClosed = false;

  constructor(parts: RunForestParts) {
    this.#parts = parts;
  }

  submit(flow: Flow, given: Iterable<unknown>, options: SubmitOptions = {}): RunHandle {
    if (this.#isClosed) throw new Error("The engine is closed.");
    const inputs = toJsonInputs(given);
    const { concurrency } = this.#parts.semantics;
    const ofItems = Array.isArray(inputs) ? Math.max(1, inputs.length) : Number.POSITIVE_INFINITY;
    const { maxConcurrency = concurrency === "items" ? ofItems : concurrency } = options;
    if (!(maxConcurrency >= 1)) throw new RangeError(`maxConcurrency must be at least 1, got ${maxConcurrency}`);
    const runId = this.#parts.ids.next();
    const traceId = this.#parts.ids.next().replaceAll("-", "");
    const run = this.#createRun(flow, inputs, options, { runId, rootRunId: runId, parentRunId: undefined, order: 0 });
    const tree: RunTree = new RunTree(run, maxConcurrency, {
      execute: (of, item, step, input) => this.#execute(tree, traceId, { run: of, item, step, input }),
      emit: this.#parts.emit,
      now: () => this.#parts.clock.now(),
    });
    return this.#start(tree, run, options);
  }

  cancel(runId: string): boolean {
    const found = this.#trees.get(runId);
    // A run that has ended leaves a little later.
    if (found === undefined || found.run.isEnded) return false;
    const { tree, run } = found;
    for (const each of run === tree.root ? [...tree.runs] : [run]) tree.cancel(each);
    return true;
  }

  close(): void {
    this.#isClosed = true;
    for (const { tree, run } of [...this.#trees.values()]) tree.cancel(run);
  }

  #start(tree: RunTree, run: Run, { signal }: SubmitOptions): RunHandle {
    const { runId, flow } = run.parts;
    this.#trees.set(runId, { tree, run });
    const onAbort = (): void => void this.cancel(runId);
    const leave = (): void => {
      this.#trees.delete(runId);
      signal?.removeEventListener("abort", onAbort);
    };
    run.ended.then(leave, leave);
    tree.add(run);
    if (signal?.aborted === true) onAbort();
    else signal?.addEventListener("abort", onAbort, { once: true });
    return { runId, flowId: flow.id, ended: run.ended };
  }

  #submitNested(tree: RunTree, parent: Run, flow: Flow, inputs: Iterable<unknown>, options: SubmitOptions): RunHandle {
    if (parent.isEnded) throw new Error(`Run ${parent.parts.runId} has ended: nothing can be submitted on its behalf.`);
    const runId = this.#parts.ids.next();
    const { rootRunId, runId: parentRunId } = parent.parts;
    // The limit is that of the tree.
    const { onItem, retain, signal, overrides, variables } = options;
    const changes = this.#parts.semantics.overlooksNestedChanges ? {} : { overrides, variables };
    const place = { runId, rootRunId, parentRunId, order: tree.nextOrder() };
    return this.#start(tree, this.#createRun(flow, inputs, { onItem, retain, ...changes }, place), { signal });
  }

  #createRun(
    flow: Flow,
    inputs: Iterable<unknown>,
    { overrides, variables, onItem, retain }: SubmitOptions,
    place: { runId: string; rootRunId: string; parentRunId: string | undefined; order: number },
  ): Run {
    const { semantics, clock, emit } = this.#parts;
    const changed = applyOverrides(flow, overrides, semantics.version);
    const kept = { ...this.#parts.retain, ...retain };
    const scope = new RunScope(changed.plan, semantics, toJsonVariables(variables));
    const run = new Run({ ...place, flow: changed, scope, inputs, retain: kept, onItem: guarded(onItem) });
    const total = Array.isArray(inputs) ? inputs.length : undefined;
    const { order: _order, ...ids } = place;
    emit({ type: "runCreated", ...ids, flow, flowId: flow.id, total, overrides, retain: kept, at: clock.now() });
    return run;
  }

  #execute(
    tree: RunTree,
    traceId: string,
    task: { run: Run; item: ItemState; step: StepPlan; input: unknown },
  ): Promise<unknown> {
    const { run, item, step, input } = task;
    const { semantics, clock, retry, emit, executeComponent, blobs } = this.#parts;
    const place = { runId: run.parts.runId, itemIndex: item.index, stepId: step.id };
    emit({ type: "stepStarted", ...place, input, at: clock.now() });
    const submitNested: ComponentContext["submitNested"] = (flow, inputs, options = {}) =>
      this.#submitNested(tree, run, flow, inputs, options);
    const submit: ComponentContext["submit"] =
      semantics.componentRuns === "nested"
        ? submitNested
        : (flow, inputs, options) => this.submit(flow, inputs, options);
    return executeStep({
      step,
      semantics,
      retry,
      clock,
      signal: () => run.signal,
      attempt: (attempt) => {
        if (attempt > 1 && !run.isEnded) emit({ type: "attemptStarted", ...place, attempt, at: clock.now() });
        const context = new StepContext({ run, traceId, place, attempt, blobs, submit, submitNested, emit });
        return guardedExecution(executeComponent, step.component, input, context);
      },
      onAttempt: (attempt, startedAt, error) => {
        if (!run.isEnded) emit({ type: "attemptEnded", ...place, attempt, startedAt, at: clock.now(), error });
      },
      // 0.10 repeats behind the back of the run.
      onRepeat: () => (semantics.retries === "byCode" ? tree.wake() : undefined),
    });
  }
}

async function guardedExecution(
  executeComponent: ExecuteComponent,
  path: string,
  input: unknown,
  context: ComponentContext,
): Promise<ComponentOutcome> {
  try {
    return await executeComponent(path, input, context);
  } catch (error) {
    const message = messageOf(error);
    return { outcome: "failed", kind: "transport", error: { code: 0, message } };
  }
}

/** What a caller's function throws is the caller's, and must not stop the run. */
function guarded(onItem: ((item: EndedItem) => void) | undefined): ((item: EndedItem) => void) | undefined {
  if (onItem === undefined) return undefined;
  return (item) => {
    try {
      onItem(item);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };
}
