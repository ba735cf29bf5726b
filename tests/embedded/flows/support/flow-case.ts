/** Features that flows exercise. Each needs at least one flow; a test prints which flow has which feature. */
export const FEATURES = [
  "literal",
  "$literal",
  "$input",
  "$step",
  "$step path",
  "$variable",
  "$variable default",
  "variable schema",
  "$if",
  "$coalesce",
  "nested expressions",
  "json path",
  "missing field",
  "null",
  "empty output",
  "dependency order",
  "independent steps",
  "unneeded step",
  "mustExecute",
  "lazy branch",
  "late step",
  "failing component",
  "failed dependency",
  "onError fail",
  "onError useDefault",
  "onError retry",
  "transport retry",
  "transport failure",
  "no worker",
  "unknown component",
  "batch",
  "maxConcurrency",
  "overrides",
  "put_blob",
  "get_blob",
  "eval",
  "map",
  "iterate",
  "nested map",
  "callback blobs",
  "callback runs",
  "callback introspection",
  "callbacks at once",
  "unicode",
  "numbers",
  "key order",
  "deep nesting",
  "long chain",
  "wide flow",
] as const;

/** Name of one of the {@link FEATURES}. */
export type Feature = (typeof FEATURES)[number];

/** A flow that must have the same outcome on the embedded runtime and on real ones. */
export interface FlowCase {
  readonly name: string;
  readonly features: readonly Feature[];
  readonly flow: object;
  /** Inputs, one for each item. The default is one item with an empty object. */
  readonly inputs?: readonly unknown[];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly maxConcurrency?: number;
  /** Overrides by step, in the spelling of 0.10 and later. */
  readonly overrides?: Readonly<Record<string, { readonly value: unknown }>>;
  /** Whether no parts of the flow run at the same time, so that the order of all events in components is compared, too. */
  readonly ordered?: boolean;
  /** Whether runs that its components submit may have ended before the answer arrives, so that their progress is not compared. */
  readonly racing?: boolean;
  /** Versions on which the flow runs. The default is both. */
  readonly versions?: readonly string[];
}

/** Outcome of a run of a flow. */
export interface FlowOutcome {
  readonly flowId: string;
  readonly status: string;
  /** Results by index. Values that differ from run to run are replaced. */
  readonly results: readonly unknown[];
  /** The executions of the components, and the results of their calls to the runtime. */
  readonly seen: readonly string[];
  /** Messages to the worker, with its requests and their answers: one entry for each execution. */
  readonly wire: readonly string[];
  /** Requests to the Blob HTTP API. */
  readonly blobRequests: readonly string[];
}

/** The part of an outcome that is compared. The order of steps that run at the same time is undefined. */
export function comparable(outcome: FlowOutcome, { ordered = false, racing = false }: FlowCase): FlowOutcome {
  const { seen, blobRequests } = outcome;
  const wire = racing ? outcome.wire.map(withoutProgress) : outcome.wire;
  if (ordered) return { ...outcome, wire };
  return { ...outcome, seen: seen.toSorted(), wire: wire.toSorted(), blobRequests: blobRequests.toSorted() };
}

/** Removes the progress of a run from the answer to its submission, which real runtimes send before or after the end of the run. */
function withoutProgress(execution: string): string {
  const answers = /(^ {2}runs\/submit .*\n {4}→ .*"status":)"\w+","items":\{[^}]*\}(.*"createdAt":"<time>").*$/gm;
  return execution.replace(answers, "$1…$2");
}

/** A runtime on which the flows run. */
export interface FlowRunner {
  readonly version: string;
  run(flowCase: FlowCase): Promise<FlowOutcome>;
  close(): Promise<void>;
}
