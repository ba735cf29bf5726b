export type { UdfDefinition } from "./udf/definition.ts";
export { type UdfInput, type UdfOptions, udf } from "./udf/udf-component.ts";
