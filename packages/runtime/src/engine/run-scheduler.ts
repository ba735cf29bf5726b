import { onAbort } from "@stepflow/protocol/internal";
import type { Flow } from "../flow/flow.ts";
import { applyOverrides } from "../flow/overrides.ts";
import type { Retention } from "../runs/run-event.ts";
import { type IdSource, Run } from "./run.ts";
import { RunGroup } from "./run-group.ts";
import { type CheckedRunLimits, checkRunsAtOnce, RunTree } from "./run-limits.ts";
import { RunScope } from "./run-scope.ts";
import { toJsonInputs, toJsonVariables, toKnownResults } from "./run-values.ts";
import { StepRunner, type StepRunnerParts } from "./step-runner.ts";
import type { EndedItem, EngineSubmitOptions, RunHandle, SubmitOptions } from "./submission.ts";

/** Parts that a {@link RunScheduler} is made of. */
export interface RunSchedulerParts extends StepRunnerParts {
  readonly ids: IdSource;
  readonly retain: Retention;
  readonly limits: CheckedRunLimits;
}

/** Place of a run among others. */
type RunPlace = Pick<Run["parts"], "runId" | "rootRunId" | "parentRunId" | "order" | "tree" | "depth">;

/** Starts, cancels and keeps track of all running runs. */
export class RunScheduler {
  readonly #parts: RunSchedulerParts;
  readonly #runner: StepRunner;
  readonly #running = new Map<string, { readonly group: RunGroup; readonly run: Run }>();
  #isClosed = false;

  constructor(parts: RunSchedulerParts) {
    this.#parts = parts;
    this.#runner = new StepRunner(parts);
  }

  /** Starts a run with a group of its own. */
  submit(flow: Flow, given: Iterable<unknown>, { startedBy, ...options }: EngineSubmitOptions = {}): RunHandle {
    const { limits } = this.#parts;
    const place = () =>
      startedBy === undefined ? { tree: new RunTree(limits), depth: 1 } : below(this.#runningRun(startedBy));
    return this.#submit(place, flow, given, options);
  }

  #submit(
    place: () => Pick<RunPlace, "tree" | "depth">,
    flow: Flow,
    given: Iterable<unknown>,
    options: SubmitOptions = {},
  ): RunHandle {
    if (this.#isClosed) throw new Error("The engine is closed.");
    checkRunsAtOnce(this.#running.size, this.#parts.limits);
    const at = place();
    const inputs = toJsonInputs(given);
    const { semantics, ids, clock, emit } = this.#parts;
    const ofItems = Array.isArray(inputs) ? Math.max(1, inputs.length) : Number.POSITIVE_INFINITY;
    const { maxConcurrency = semantics.concurrency === "items" ? ofItems : semantics.concurrency } = options;
    checkConcurrency(maxConcurrency);
    const runId = ids.next();
    const traceId = ids.next().replaceAll("-", "");
    const run = this.#createRun(
      flow,
      inputs,
      { ...options, maxConcurrency },
      { ...at, runId, rootRunId: runId, parentRunId: undefined, order: 0 },
    );
    const group: RunGroup = new RunGroup(run, maxConcurrency, {
      runner: this.#runner,
      traceId,
      submit: (parent, ...submission) => this.#submit(() => below(parent), ...submission),
      valueBytes: this.#parts.limits.valueBytes,
      submitNested: (...submission) => this.#submitNested(group, ...submission),
      emit,
      now: () => clock.now(),
    });
    return this.#start(group, run, options);
  }

  /** Cancels a run; the root of a group together with all runs of the group. Returns false if the run is not running. */
  cancel(runId: string): boolean {
    const found = this.#running.get(runId);
    // A run is removed from the map shortly after it has ended.
    if (found === undefined || found.run.isEnded) return false;
    const { group, run } = found;
    for (const each of run === group.root ? [...group.runs] : [run]) group.cancel(each);
    return true;
  }

  /** Cancels all runs and refuses new ones. */
  close(): void {
    this.#isClosed = true;
    for (const { group, run } of [...this.#running.values()]) group.cancel(run);
  }

  #runningRun(runId: string): Run {
    const run = this.#running.get(runId)?.run;
    if (run === undefined || run.isEnded) throw new Error(`Run ${runId} is not running: it cannot start another run.`);
    return run;
  }

  #start(group: RunGroup, run: Run, { signal }: SubmitOptions): RunHandle {
    const { runId, flow } = run.parts;
    this.#running.set(runId, { group, run });
    const cancel = (): void => void this.cancel(runId);
    let withdraw = (): void => {};
    const leave = (): void => {
      this.#running.delete(runId);
      withdraw();
    };
    run.ended.then(leave, leave);
    group.add(run);
    if (signal?.aborted === true) cancel();
    else if (signal !== undefined) withdraw = onAbort(signal, cancel);
    return { runId, flowId: flow.id, ended: run.ended };
  }

  #submitNested(
    group: RunGroup,
    parent: Run,
    flow: Flow,
    inputs: Iterable<unknown>,
    options: SubmitOptions = {},
  ): RunHandle {
    if (parent.isEnded) throw new Error(`Run ${parent.parts.runId} has ended: it cannot start another run.`);
    checkRunsAtOnce(this.#running.size, this.#parts.limits);
    const runId = this.#parts.ids.next();
    const { rootRunId, runId: parentRunId } = parent.parts;
    const { onItem, retain, signal, overrides, variables, maxConcurrency } = options;
    checkConcurrency(maxConcurrency);
    const at = below(parent);
    const changes = this.#parts.semantics.ignoresNestedChanges ? {} : { overrides, variables, maxConcurrency };
    const place = { ...at, runId, rootRunId, parentRunId, order: group.nextOrder() };
    return this.#start(group, this.#createRun(flow, inputs, { onItem, retain, ...changes }, place), { signal });
  }

  #createRun(flow: Flow, inputs: Iterable<unknown>, options: SubmitOptions, place: RunPlace): Run {
    const { semantics, clock, emit } = this.#parts;
    const { overrides, onItem, retain, forkedFrom, maxConcurrency: limit = Number.POSITIVE_INFINITY } = options;
    const variables = toJsonVariables(options.variables);
    const known = toKnownResults(options.known, flow);
    const changed = applyOverrides(flow, overrides, semantics.version);
    const kept = { ...this.#parts.retain, ...retain };
    const scope = new RunScope(changed.plan, semantics, variables, known);
    const run = new Run({ ...place, flow: changed, scope, inputs, limit, retain: kept, onItem: guarded(onItem) });
    const total = Array.isArray(inputs) ? inputs.length : undefined;
    const { runId, rootRunId, parentRunId } = place;
    const ids = { runId, rootRunId, parentRunId };
    const given = { overrides, variables, forkedFrom };
    emit({ type: "runCreated", ...ids, flow, flowId: flow.id, total, ...given, retain: kept, at: clock.now() });
    return run;
  }
}

/** Returns the place of a run that a component of `parent` starts. @throws RunLimitError */
function below({ parts }: Run): Pick<RunPlace, "tree" | "depth"> {
  const { tree } = parts;
  const depth = parts.depth + 1;
  tree.add(depth);
  return { tree, depth };
}

/** @throws RangeError for a limit at which no step would start. */
function checkConcurrency(limit: number | undefined): void {
  if (limit === undefined || limit >= 1) return;
  throw new RangeError(`maxConcurrency must be at least 1, got ${limit}.`);
}

/** Turns an exception of the caller's function into an uncaught one, so that it does not stop the run. */
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
