import type { Choice } from "./choice.ts";

/** How the components of a project describe their inputs and outputs. */
export type SchemaLibrary = "zod" | "valibot" | "arktype" | "typebox" | "json-schema" | "none";

/** The libraries in the order of the question. The first one is the default. */
export const SCHEMA_LIBRARIES: readonly Choice<SchemaLibrary>[] = [
  { value: "zod", hint: "types inferred" },
  { value: "valibot", hint: "types inferred, small bundles" },
  { value: "arktype", hint: "types inferred, written like TypeScript" },
  { value: "typebox", hint: "types inferred, JSON Schema inside" },
  { value: "json-schema", hint: "JSON Schema as it is, without a library" },
  { value: "none", hint: "TypeScript types only, nothing is checked at run time" },
];
