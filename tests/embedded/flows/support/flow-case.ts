/** What a flow exercises. Each needs at least one flow; a test prints who has which. */
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

/** A word of {@link FEATURES}. */
export type Feature = (typeof FEATURES)[number];

/** A flow that must give the same on our runtime and on the real ones. */
export interface FlowCase {
  readonly name: string;
  readonly features: readonly Feature[];
  readonly flow: object;
  /** One item for each; default: one item with an empty object. */
  readonly inputs?: readonly unknown[];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly maxConcurrency?: number;
  /** By step, in the spelling of 0.10 and later. */
  readonly overrides?: Readonly<Record<string, { readonly value: unknown }>>;
  /** No parts of the flow run at the same time, so the order of everything that components see is compared, too. */
  readonly ordered?: boolean;
  /** Runs that its components submit may have ended before the component learns it, so their progress is not compared. */
  readonly racing?: boolean;
  /** Versions on which it runs; default: both. */
  readonly versions?: readonly string[];
}

/** How a run of a flow went. */
export interface FlowOutcome {
  readonly flowId: string;
  readonly status: string;
  /** By index; what differs from run to run replaced. */
  readonly results: readonly unknown[];
  /** What the components saw: their executions and what came of their own calls to the runtime. */
  readonly seen: readonly string[];
  /** What went to the worker, with what it asked meanwhile and how that was answered: an entry for each execution. */
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

/** What is answered to the submission of a run, which real runtimes do before or after its end. */
function withoutProgress(execution: string): string {
  const answers = /(^ {2}runs\/submit .*\n {4}→ .*"status":)"\w+","items":\{[^}]*\}(.*"createdAt":"<time>").*$/gm;
  return execution.replace(answers, "$1…$2");
}

/** A runtime that flows run on. */
export interface FlowRunner {
  readonly version: string;
  run(flowCase: FlowCase): Promise<FlowOutcome>;
  close(): Promise<void>;
}
