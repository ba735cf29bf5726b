/// <reference lib="esnext.disposable" preserve="true" />
import type { FlowResult } from "@stepflow/protocol";
import type { Callback } from "../wire/callback.ts";
import type { Json } from "../wire/json.ts";
import type { SourceRun } from "./source-run.ts";

/** A runtime on which the command line runs flows. */
export interface RunTarget extends AsyncDisposable {
  /** Names of the runtime and of its workers, each with its address. */
  readonly places: TargetPlaces;
  /** Runs a flow for each input. @throws the errors of the runtime; the reason of the signal. */
  run(flow: FlowFile, inputs: readonly unknown[], options: TargetRunOptions): Promise<FinishedRun>;
  /** Returns the output schema of the component that a path leads to, or undefined if none is known. @throws the errors of the runtime */
  outputSchemaOf(path: string): Promise<unknown>;
  /** Finds an item of an earlier run. @throws the errors of the runtime */
  source(runId: string, item: number | undefined): Promise<SourceRun>;
}

/** Names and addresses for the view of a run. */
export interface TargetPlaces {
  readonly runtime: string;
  readonly workers: readonly string[];
}

/** A flow that was read from a file. */
export interface FlowFile {
  /** Path of the file, for errors. */
  readonly path: string;
  readonly text: string;
}

/** Options of a run. */
export interface TargetRunOptions {
  readonly maxConcurrency?: number | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Changes of steps, by step id. */
  readonly overrides?: Readonly<Record<string, { readonly value: unknown }>> | undefined;
  /** Results of steps that do not execute, by step id. Then the flow has its overrides already. */
  readonly known?: ReadonlyMap<string, FlowResult> | undefined;
  /** Origin of a fork. */
  readonly forkedFrom?: { readonly runId: string; readonly itemIndex: number; readonly from: string } | undefined;
  readonly signal: AbortSignal;
  /** Time limit of the run. */
  readonly timeoutMs: number;
  /** Called with each item that has ended. */
  readonly onItem?: ((itemIndex: number, result: FlowResult | undefined) => void) | undefined;
  /** Called with the steps of the first item when they have changed. */
  readonly onSteps?: ((steps: readonly LiveStep[], runId: string) => void) | undefined;
}

/** A step, or one of its executions, while its run is under way. */
export interface LiveStep {
  readonly stepId: string;
  readonly component: string;
  /** `waiting` means that the step has not begun. */
  readonly state: string;
  /** Number of the execution; undefined if the runtime does not report it, as `ms`. */
  readonly attempt: number | undefined;
  /** Time that it took, or has taken so far. */
  readonly ms: number | undefined;
  /** Requests of the component to its runtime. */
  readonly callbacks: readonly Callback[];
  /** Lines of the worker's log. */
  readonly log: readonly Json[];
  readonly result: FlowResult | undefined;
}

/** A run that has ended. */
export interface FinishedRun {
  readonly runId: string;
  /** Results by index of the input; undefined for a cancelled item. */
  readonly results: readonly (FlowResult | undefined)[];
  /** Returns the steps of an item, in the order of their start on the embedded runtime, and of the flow on others. */
  steps(itemIndex: number): Promise<readonly StepReport[]>;
  /** Returns the steps of the first item with their results, in the order of the flow. */
  liveSteps(): Promise<readonly LiveStep[]>;
}

/** What a runtime knows about a step. */
export interface StepReport {
  readonly stepId: string;
  readonly component: string | undefined;
  readonly state: string;
  /** Number of executions. Undefined if the runtime does not report it; so are the next two. */
  readonly attempts: number | undefined;
  readonly ms: number | undefined;
  readonly callbacks: number | undefined;
  /** Message of the error of a failed step. */
  readonly error: string | undefined;
}
