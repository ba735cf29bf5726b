export { type Expression, type ExpressionJson, field } from "./flow/expression.ts";
export {
  type Flow,
  type FlowBuilder,
  type FlowDefinition,
  type FlowOptions,
  flow,
  type OnError,
  type StepDefinition,
  type StepOptions,
} from "./flow/flow.ts";
export { coalesce, literal, variable, when } from "./flow/forms.ts";
export type { Mounts, PathParams } from "./flow/mounts.ts";
export type { Template, ValueOf } from "./flow/template.ts";
