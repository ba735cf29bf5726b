// Generated from schemas/v1/flow.json by `npm run generate`. Do not edit.

/**
 * A workflow: a graph of steps that call components. References in the inputs of steps are the edges. It is written as YAML or JSON and stored in the runtime by the hash of its content.
 */
export interface Flow {
  /**
   * Title for people, which is shown with runs. Null or omitted if there is none.
   */
  name?: string | null;
  /**
   * Purpose of the flow. The runtime warns if it is missing.
   */
  description?: string | null;
  /**
   * Version label of the author. The runtime distinguishes flows by content hash only.
   */
  version?: string | null;
  /**
   * Schemas of input, output, variables and steps. Omitted if nothing is declared.
   */
  schemas?: FlowSchema;
  /**
   * The steps, in any order: only dependencies decide when each step runs.
   */
  steps?: Step[] | null;
  /**
   * Template of the result. Only steps that it needs, directly or indirectly, are executed. Default: null.
   */
  output?: ValueExpr;
  /**
   * Tests of the flow. Null or omitted if there are none.
   */
  test?: TestConfig | null;
  /**
   * Example inputs. Null or omitted if there are none.
   */
  examples?: ExampleInput[] | null;
  /**
   * Notes of the author, which the runtime stores but does not use.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
}

/**
 * One step of the flow: a call of one component. Its input is computed from the run and from other steps. The step runs as soon as everything that its input refers to is available.
 */
export interface Step {
  /**
   * Name of the step, which is unique within the flow. Expressions refer to it by `$step`.
   */
  id: string;
  /**
   * Component to call: prefix of a route and path within the worker, for example `/lab/echo`.
   */
  component: Component;
  /**
   * What to do if the call fails. Default: the item fails.
   */
  onError?: ErrorAction | null;
  /**
   * Template of the input, which is evaluated when the step starts. Default: null.
   */
  input?: ValueExpr;
  /**
   * Whether to run the step even if nothing uses its result. By default steps that the output of the flow does not need are not executed.
   */
  mustExecute?: boolean | null;
  /**
   * Notes of the author on the step, which the runtime stores but does not use.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
}

/**
 * Path of a component in flows: the prefix of a route and the path within the worker, for example `/lab/echo` for `/echo`.
 */
export type Component = string;

/**
 * What happens if a step fails. `action` selects one of three ways.
 */
export type ErrorAction = OnErrorFail | OnErrorDefault | OnErrorRetry;

/**
 * The item fails with the error of the step. This is the default.
 */
export interface OnErrorFail {
  /**
   * Value that marks this variant.
   */
  action: "fail";
}

/**
 * The item continues with a fixed value instead of the output. Runtime 0.11 then does not retry after transport failures.
 */
export interface OnErrorDefault {
  /**
   * Value that replaces the output of the step. Default: null.
   */
  defaultValue?: unknown;
  /**
   * Value that marks this variant.
   */
  action: "useDefault";
}

/**
 * The component is executed again. Runtime 0.11 does so only for codes from -32100 to -32199; 0.10 ignores the action and executes everything up to three times.
 */
export interface OnErrorRetry {
  /**
   * Number of attempts after the first failure. Default: 3.
   */
  maxRetries?: number | null;
  /**
   * Value that marks this variant.
   */
  action: "retry";
}

/**
 * Any JSON. Objects with one of the keys `$step`, `$input`, `$variable`, `$literal`, `$if` or `$coalesce` are expressions, which are evaluated when their step starts. The runtime's own schema accepts anything; the alternatives are those of runtime 0.9, which 0.10 and 0.11 read in the same way.
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
   * The `id` of the step, which becomes a dependency.
   */
  $step: string;
  /**
   * JSONPath to a part of the output, such as `$.items[0].name`. Default: the whole output.
   */
  path?: string;
}

/**
 * The input of the item, or a part of it.
 */
export interface InputReference {
  /**
   * JSONPath to a part of the input. `$` is the whole input.
   */
  $input: string;
}

/**
 * A value that was submitted with the run under a name.
 */
export interface VariableReference {
  /**
   * Name of the variable, or a JSONPath to a part of it.
   */
  $variable: string;
  /**
   * Value if the run was started without the variable. If omitted, such a run fails.
   */
  default?: ValueExpr;
}

/**
 * Data that is not evaluated, even if it looks like an expression.
 */
export interface LiteralExpr {
  /**
   * Any JSON. Keys that start with a dollar sign have no special meaning.
   */
  $literal: unknown;
}

/**
 * One of two values, depending on a condition.
 */
export interface ConditionalExpr {
  /**
   * The condition, which is evaluated first.
   */
  $if: ValueExpr;
  /**
   * Value if the condition holds.
   */
  then: ValueExpr;
  /**
   * Value if the condition does not hold. Default: null.
   */
  else?: ValueExpr;
}

/**
 * The first of several values that is not null.
 */
export interface CoalesceExpr {
  /**
   * The values in order of preference.
   */
  $coalesce: ValueExpr[];
}

/**
 * Schemas of the inputs and outputs of the flow and its steps. This version accepts any members; runtime 0.9 has `defs`, `input`, `output`, `variables` and `steps`.
 */
export interface FlowSchema {
  [k: string]: unknown;
}

/**
 * Tests of the flow that its author includes. Runs ignore them.
 */
export interface TestConfig {
  /**
   * File with the runtime configuration for the tests, relative to the flow. Default: the default configuration.
   */
  configFile?: string | null;
  /**
   * The configuration itself, as an alternative to the file.
   */
  config?: unknown;
  /**
   * The test cases, which are executed one by one.
   */
  cases?: TestCase[] | null;
}

/**
 * One test case: an input and the expected output.
 */
export interface TestCase {
  /**
   * Unique name of the case, which the report shows.
   */
  name: string;
  /**
   * Explanation of the case. Null or omitted if the name is enough.
   */
  description?: string | null;
  /**
   * Input of the only item.
   */
  input: Value;
  /**
   * Expected output. Null or omitted: any output is accepted.
   */
  output?: FlowResult | null;
}

/**
 * An example input, for people who try the flow.
 */
export interface ExampleInput {
  /**
   * Short label that a user selects the example by.
   */
  name: string;
  /**
   * Explanation of the example. Null or omitted if the name is enough.
   */
  description?: string | null;
  /**
   * Input of the item to submit.
   */
  input: Value;
}

/**
 * Data of the user: any JSON, which includes null.
 */
export type Value = unknown;

/**
 * Outcome of a flow or step. `outcome` selects the variant.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

/**
 * Outcome of a flow or step that succeeded.
 */
export interface FlowResultSuccess {
  /**
   * Value that marks this variant.
   */
  outcome: "success";
  /**
   * Output of the flow or step.
   */
  result: Value;
}

/**
 * Outcome of a flow or step that failed.
 */
export interface FlowResultFailed {
  /**
   * Value that marks this variant.
   */
  outcome: "failed";
  /**
   * Error that the flow or step failed with.
   */
  error: FlowError;
}

/**
 * Error of a flow or step as users see it.
 */
export interface FlowError {
  /**
   * JSON-RPC code of the component on 0.11, a status such as 500 on 0.10.
   */
  code: number;
  /**
   * Explanation of the error as a sentence.
   */
  message: string;
  /**
   * Further details: the `data` of the component (0.11), or the chain of causes as `stack` (0.10). Null or omitted if there are none.
   */
  data?: Value;
}
