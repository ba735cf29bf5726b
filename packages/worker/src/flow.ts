export { type FlowVariable, flowVariablesOf, variablesFromEnv } from "@stepflow/protocol";
export type { Flow, FlowDefinition, StepDefinition } from "./flow/flow-definition.ts";
export { type Expression, type ExpressionJson, field } from "./flow-builder/expression.ts";
export { type ExtendFlowOptions, extendFlow, type FlowExtender } from "./flow-builder/extend-flow.ts";
export { flow } from "./flow-builder/flow.ts";
export type { FlowBuilder, FlowOptions, OnError, StepOptions } from "./flow-builder/flow-options.ts";
export { coalesce, literal, variable, when } from "./flow-builder/forms.ts";
export { type FromYamlOptions, fromYaml } from "./flow-builder/from-yaml.ts";
export type { KnownComponents, KnownInput, KnownOutput, KnownPath } from "./flow-builder/known-components.ts";
export type { Mounts, PathParams } from "./flow-builder/mounts.ts";
export { type OwnComponent, own } from "./flow-builder/own.ts";
export { type FlowReference, flowReferencesOf, type Reference, referencesOf } from "./flow-builder/references.ts";
export type { Template, ValueOf } from "./flow-builder/template.ts";
export type {
  NoVariables,
  VariableDeclaration,
  VariableDeclarations,
  VariableOptions,
} from "./flow-builder/variables.ts";
