// Shared with other packages of this project. This entry is internal and does not follow semantic versioning.
export { type CompiledJsonSchema, compileJsonSchema } from "./schema/compile-json-schema.ts";
export type { SchemaIssue } from "./schema/schema-result.ts";
