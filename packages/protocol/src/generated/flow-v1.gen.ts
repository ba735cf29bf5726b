// Generated from schemas/v1/flow.json by `npm run generate`. Do not edit.

/**
 * A workflow: a graph of steps, each calling a component, whose edges are the references in their inputs. Written as YAML or JSON and stored in the runtime under the hash of its content.
 */
export interface Flow {
  /**
   * Title for people; shown with runs. Null or absent for flows without one.
   */
  name?: string | null;
  /**
   * What the flow is for. The runtime warns when it is missing.
   */
  description?: string | null;
  /**
   * The author's own version label; the runtime tells flows apart by content hash only.
   */
  version?: string | null;
  /**
   * Declared shapes of input, output, variables and steps. Absent when nothing is declared.
   */
  schemas?: FlowSchema;
  /**
   * The nodes, in any order that reads well: dependencies alone decide when each runs.
   */
  steps?: Step[] | null;
  /**
   * Template of the result. Only steps that it needs, directly or not, are executed. Absent means null.
   */
  output?: ValueExpr;
  /**
   * Trials kept with the flow. Absent or null when there are none.
   */
  test?: TestConfig | null;
  /**
   * Inputs that show how to use it. Absent or null when there are none.
   */
  examples?: ExampleInput[] | null;
  /**
   * The author's own notes; the runtime keeps and ignores them.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
}

/**
 * One node of the flow: calls one component with an input computed from the run and from other steps. Runs as soon as everything that its input refers to is there.
 */
export interface Step {
  /**
   * Name of the step, unique within the flow; other expressions refer to it by `$step`.
   */
  id: string;
  /**
   * What to call, as the routes of the runtime see it: route prefix plus path within the worker, for example `/lab/echo`.
   */
  component: Component;
  /**
   * What to do when the call fails. Absent or null: the item fails.
   */
  onError?: ErrorAction | null;
  /**
   * Template of the input, filled in when the step starts. Absent means null.
   */
  input?: ValueExpr;
  /**
   * True: run the step even if nothing uses its result. Absent, null or false: steps that the output of the flow does not need are never executed.
   */
  mustExecute?: boolean | null;
  /**
   * The author's own notes on the step; the runtime keeps and ignores them.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
}

/**
 * Path of a component as flows name it: the prefix of a route, then the path that the worker knows, for example `/lab/echo` for `/echo`.
 */
export type Component = string;

/**
 * What happens when a step fails; `action` tells which of the three it is.
 */
export type ErrorAction = OnErrorFail | OnErrorDefault | OnErrorRetry;

/**
 * Let the item fail with the error of the step. This is what happens without `onError`, too.
 */
export interface OnErrorFail {
  /**
   * The word that marks this variant.
   */
  action: "fail";
}

/**
 * Go on with a fixed value in place of the output. Under runtime 0.11 this also switches off the retries after transport failures.
 */
export interface OnErrorDefault {
  /**
   * What the step then counts as having returned. Absent means null.
   */
  defaultValue?: unknown;
  /**
   * The word that marks this variant.
   */
  action: "useDefault";
}

/**
 * Execute the component again. Runtime 0.11 does so for codes from -32100 to -32199 only; 0.10 ignores the action and tries everything three times.
 */
export interface OnErrorRetry {
  /**
   * How often to try again after the first failure. Absent or null means 3.
   */
  maxRetries?: number | null;
  /**
   * The word that marks this variant.
   */
  action: "retry";
}

/**
 * Any JSON, in which objects with one of the keys `$step`, `$input`, `$variable`, `$literal`, `$if` or `$coalesce` stand for a value that is computed when the run gets there. The shape that the runtime publishes for it is "anything"; the alternatives are those of runtime 0.9, which 0.10 and 0.11 read alike.
 */
export type ValueExpr =
  | StepReference
  | InputReference
  | VariableReference
  | LiteralExpr
  | ConditionalExpr
  | CoalesceExpr
  | ValueExpr[]
  | {
      [k: string]: ValueExpr;
    }
  | (string | number | boolean | null);

/**
 * The output of another step, or a part of it.
 */
export interface StepReference {
  /**
   * The `id` of the step whose output is wanted; it becomes a dependency.
   */
  $step: string;
  /**
   * JSONPath to the wanted part, such as `$.items[0].name`. Absent means the whole output.
   */
  path?: string;
}

/**
 * The input of the item, or a part of it.
 */
export interface InputReference {
  /**
   * JSONPath to the wanted part; `$` is all of it.
   */
  $input: string;
}

/**
 * A variable that was given along with the run.
 */
export interface VariableReference {
  /**
   * Name of the variable, or a JSONPath into it.
   */
  $variable: string;
  /**
   * What to take when the run was started without that variable. Absent: such a run fails.
   */
  default?: ValueExpr;
}

/**
 * Data that is taken as it stands, even where it looks like an expression.
 */
export interface LiteralExpr {
  /**
   * Any JSON; keys that start with a dollar sign have no meaning in it.
   */
  $literal: unknown;
}

/**
 * One of two values, depending on a third.
 */
export interface ConditionalExpr {
  /**
   * The condition, computed first.
   */
  $if: ValueExpr;
  /**
   * What to take when the condition holds.
   */
  then: ValueExpr;
  /**
   * What to take otherwise. Absent means null.
   */
  else?: ValueExpr;
}

/**
 * The first of several values that is there.
 */
export interface CoalesceExpr {
  /**
   * Candidates in order of preference; the first that is not null wins.
   */
  $coalesce: ValueExpr[];
}

/**
 * Declared shapes of what goes into and comes out of the flow and its steps. Its members are open in this generation; runtime 0.9 knew `defs`, `input`, `output`, `variables` and `steps`.
 */
export interface FlowSchema {
  [k: string]: unknown;
}

/**
 * Trials of the flow that its author keeps next to it; runs ignore them.
 */
export interface TestConfig {
  /**
   * File with the runtime configuration to test under, relative to the flow. Absent or null: the default one.
   */
  configFile?: string | null;
  /**
   * The same configuration written in place; an alternative to the file.
   */
  config?: unknown;
  /**
   * The trials, executed one by one.
   */
  cases?: TestCase[] | null;
}

/**
 * One trial: an input and what should come of it.
 */
export interface TestCase {
  /**
   * Shown in the report; unique among the cases.
   */
  name: string;
  /**
   * What is being tried, for readers. Absent or null when the name says it.
   */
  description?: string | null;
  /**
   * Given to the flow as its only item.
   */
  input: Value;
  /**
   * What must come out. Absent or null: the case only has to run.
   */
  output?: FlowResult | null;
}

/**
 * An input that shows how the flow is meant to be used, offered to people who try it.
 */
export interface ExampleInput {
  /**
   * Short label to choose it by.
   */
  name: string;
  /**
   * What the example shows. Absent or null when the label says it.
   */
  description?: string | null;
  /**
   * What to submit as an item.
   */
  input: Value;
}

/**
 * The user's own data: any JSON, null included.
 */
export type Value = unknown;

/**
 * How a flow or step ended; `outcome` tells which of the two it is.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

/**
 * A flow or step that reached its end.
 */
export interface FlowResultSuccess {
  /**
   * The word that marks this variant.
   */
  outcome: "success";
  /**
   * What it produced.
   */
  result: Value;
}

/**
 * A flow or step that stopped with an error.
 */
export interface FlowResultFailed {
  /**
   * The word that marks this variant.
   */
  outcome: "failed";
  /**
   * What stopped it.
   */
  error: FlowError;
}

/**
 * Why a flow or step failed, as the user sees it.
 */
export interface FlowError {
  /**
   * On 0.11 the number that the component gave to its JSON-RPC error, on 0.10 a status like 500.
   */
  code: number;
  /**
   * What happened, in one sentence.
   */
  message: string;
  /**
   * Further detail: what the component sent along (0.11), or the chain of causes as `stack` (0.10). Null or absent when there is none.
   */
  data?: Value;
}
