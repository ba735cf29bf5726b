import type { AbortSource } from "../internal/on-abort.ts";
import type { FlowResult } from "../methods/messages.ts";
import type { TypedFlow, UntypedFlow } from "./typed-flow.ts";

/** A change to one step of a flow for one run. */
export interface FlowStepOverride {
  /**
   * Kind of patch. The API also names `json_patch`, but all runtimes refuse it.
   *
   * @default "merge_patch"
   */
  readonly $type?: "merge_patch" | "json_patch" | undefined;
  /** JSON Merge Patch (RFC 7396) for the stored form of the step. */
  readonly value: unknown;
}

/** Changes to steps of a flow for one run. */
export interface FlowOverrides {
  /** Changes by step id. */
  readonly steps: Readonly<Record<string, FlowStepOverride>>;
}

/** Options of a run that every runtime supports. */
export interface RunFlowOptions {
  /**
   * Number of steps that execute at once, counted over all items.
   *
   * @default the limit of the runtime
   */
  readonly maxConcurrency?: number | undefined;
  /** Values of the variables that the flow declares. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Changes to steps of the flow for this run. */
  readonly overrides?: FlowOverrides | undefined;
  /**
   * Results of steps, by step id. A pinned step does not execute: the value takes its place, and steps that only it needs do not execute
   * either. The embedded runtime checks each value against the output schema of the step's component, if the worker reports one.
   */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
  /** Cancels the run when the signal is aborted. Items that have not ended then fail. Runtime 0.9 refuses this option. */
  readonly signal?: (AbortSource & { readonly aborted: boolean }) | undefined;
}

/**
 * Runs flows. The embedded runtime of `@stepflow/runtime` and a real one of `@stepflow/orchestrator` implement it, so a program moves from
 * one to the other by changing one line.
 */
export interface FlowRunner {
  /**
   * Runs a flow for one input. A failed run is a result, not an error.
   *
   * @param flow YAML or JSON text, a definition as an object, or the result of `flow()`.
   * @throws InvalidFlowError if the flow cannot run; InvalidPinError; TypeError for an input that cannot be written as JSON;
   * RuntimeClosedError.
   */
  run<Input, Output>(
    flow: TypedFlow<Input, Output>,
    input: Input,
    options?: RunFlowOptions,
  ): Promise<FlowResult<Output>>;
  run(flow: string | UntypedFlow, input: unknown, options?: RunFlowOptions): Promise<FlowResult>;
  /**
   * Runs a flow for many inputs and returns the results by index.
   *
   * @throws the same errors as {@link run}; TypeError if `inputs` is not iterable.
   */
  runMany<Input, Output>(
    flow: TypedFlow<Input, Output>,
    inputs: Iterable<Input>,
    options?: RunFlowOptions,
  ): Promise<readonly FlowResult<Output>[]>;
  runMany(
    flow: string | UntypedFlow,
    inputs: Iterable<unknown>,
    options?: RunFlowOptions,
  ): Promise<readonly FlowResult[]>;
  /**
   * Executes one component as the only step of a flow.
   *
   * @param component path of the component, such as `/text/word-count`.
   * @throws TypeError for an input that cannot be written as JSON; RuntimeClosedError.
   */
  execute(component: string, input: unknown, options?: RunFlowOptions): Promise<FlowResult>;
}
