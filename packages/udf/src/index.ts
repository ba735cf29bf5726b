export type { UdfDefinition } from "./definition.ts";
export { type UdfInput, type UdfOptions, udf } from "./udf-component.ts";
