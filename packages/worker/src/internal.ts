// Shared with other packages of this project. This entry is internal and does not follow semantic versioning.
export { type CompiledJsonSchema, compileJsonSchema } from "./schema/ajv.ts";
export type { SchemaIssue } from "./schema/schema-result.ts";
