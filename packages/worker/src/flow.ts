export type { Flow, FlowDefinition, StepDefinition } from "./flow/flow-definition.ts";
export { type Expression, type ExpressionJson, field } from "./flow-builder/expression.ts";
export { type FlowBuilder, type FlowOptions, flow, type OnError, type StepOptions } from "./flow-builder/flow.ts";
export { coalesce, literal, variable, when } from "./flow-builder/forms.ts";
export type { KnownComponents, KnownInput, KnownOutput, KnownPath } from "./flow-builder/known-components.ts";
export type { Mounts, PathParams } from "./flow-builder/mounts.ts";
export { type OwnComponent, own } from "./flow-builder/own.ts";
export type { Template, ValueOf } from "./flow-builder/template.ts";
